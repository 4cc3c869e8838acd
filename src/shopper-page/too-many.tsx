/** @jsxImportSource preact */
import { TEXTS } from "../shopper-view/texts"
import { Document } from "./document"
import type { PageContext } from "./page-context"
import { rendered } from "./render"
import type { Page } from "./send-page"

/** For whoever asks too often, and for who shares an address with them. */
export function renderTooMany(context: PageContext): Page {
  const { tooMany } = TEXTS[context.locale]
  return rendered(
    <Document title={tooMany.heading} context={context}>
      <main data-state="too_many">
        <section class="card" aria-labelledby="heading">
          <h1 id="heading">{tooMany.heading}</h1>
          <p class="lead">{tooMany.lead}</p>
        </section>
      </main>
    </Document>,
  )
}
