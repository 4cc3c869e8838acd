import { API_ENDPOINTS, FAULT_KINDS } from "../faults"
import type { LoggedRequest } from "../requests"
import type { Simulator } from "../simulator"
import { html, type Html } from "./html"

const SHOWN = 20

export function faultPanel(simulator: Simulator): Html {
  const faults = simulator
    .faults()
    .map(
      ({ kind, endpoint = "all of the API", tradeNo, count }) =>
        html`<li>
          <strong>${kind}</strong> on ${endpoint}${tradeNo && ` for ${tradeNo}`},
          ${count === undefined ? "until cleared" : `the next ${count}`}
        </li>`,
    )
  const option = (value: string) => html`<option value="${value}">${value}</option>`
  return html`<div class="panel">
    ${
      faults.length > 0 &&
      html`<ul>
        ${faults}
      </ul>`
    }
    <form method="post" action="/page/faults">
      <select name="kind" aria-label="Fault">
        ${FAULT_KINDS.map(option)}
      </select>
      on
      <select name="endpoint" aria-label="Endpoint">
        ${html`<option value="">all of the API</option>`}${[...API_ENDPOINTS, "callback"].map(option)}
      </select>
      for the next
      <input type="number" name="count" min="1" value="1" aria-label="How often" /> requests
      <button>Switch on</button>
    </form>
    <form method="post" action="/page/faults/clear"><button>Clear all</button></form>
  </div>`
}

/** The latest requests, to see what the store sent and was told. */
export function requestList(requests: readonly LoggedRequest[]): Html {
  const rows = requests
    .slice(-SHOWN)
    .reverse()
    .map(
      ({ at, endpoint, tradeNo, fault, body, answer }) =>
        html`<details>
          <summary>
            ${clock(at)} ${endpoint}
            <span class="number">${tradeNo}</span> ${fault && html`<strong>${fault}</strong>`}
          </summary>
          <pre>${body}</pre>
          <pre class="soft">${answer ?? "not processed"}</pre>
        </details>`,
    )
  return rows.length > 0 ? html`${rows}` : html`<p class="soft">None yet.</p>`
}

export const clock = (date: Date) => date.toLocaleTimeString("en-GB")
