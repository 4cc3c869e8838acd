import type { Simulator } from "../simulator"
import { faultPanel, requestList } from "./controls"
import { STYLES } from "./styles"
import { html, Html } from "./html"
import { behaviourPanel, callbackPanel, inForce } from "./settings"
import { voucherList } from "./vouchers"

/** Brings the page up to date every two seconds, unless somebody is in the middle of something. */
const REFRESH = `
setInterval(async () => {
  const busy = document.activeElement?.matches("input, select, button") || document.querySelector("details[open]")
  if (busy || document.hidden) return
  const answer = await fetch(location.href).catch(() => null)
  if (!answer?.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html")
  document.querySelector("main").replaceWith(fresh.querySelector("main"))
}, 2000)
`

export type PageState = { search: string; problem: string | null }

/** The whole page. Everything on it is a form, so that it works without the script too. */
export function renderPage(
  simulator: Simulator,
  merchantNo: string,
  { search, problem }: PageState,
): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>PayPro simulator</title>
        <style>
          ${new Html(STYLES)}
        </style>
      </head>
      <body>
        <main>
          <h1>PayPro simulator</h1>
          <p class="soft">
            Merchant <code>${merchantNo}</code>, API at <code>${simulator.baseUrl}</code>. No money
            moves here.
          </p>
          <p class="soft">
            PayPro is played with ${inForce(simulator.settings)}. <a href="#behaviour">Change</a>
          </p>
          ${problem && html`<p class="panel s00029" role="alert">${problem}</p>`}
          <form method="get" action="/">
            <input
              type="text"
              name="q"
              value="${search}"
              placeholder="Search"
              aria-label="Search vouchers"
            /><button>Search</button>
          </form>
          <h2>Vouchers</h2>
          ${voucherList(simulator, search)}
          <h2>Faults</h2>
          ${faultPanel(simulator)}
          <h2>Callbacks</h2>
          ${callbackPanel(simulator.settings)}
          <h2 id="behaviour">How PayPro behaves</h2>
          ${behaviourPanel(simulator.settings)}
          <h2>Latest requests</h2>
          ${requestList(simulator.shownRequests())}
        </main>
        <script>
          ${new Html(REFRESH)}
        </script>
      </body>
    </html>`.text
}
