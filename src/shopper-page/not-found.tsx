/** @jsxImportSource preact */
import { TEXTS } from "../shopper-view/texts"
import { Document } from "./document"
import type { PageContext } from "./page-context"
import { rendered } from "./render"
import type { Page } from "./send-page"

/** For every address that leads nowhere, the same in every case. */
export function renderNotFound(context: PageContext): Page {
  const texts = TEXTS[context.locale]
  return rendered(
    <Document title={texts.notFound.heading} context={context}>
      <main data-state="not_found">
        <section class="card" aria-labelledby="heading">
          <h1 id="heading">{texts.notFound.heading}</h1>
          <p class="lead">{texts.notFound.lead}</p>
          {context.returnUrl && (
            <div class="actions">
              <a class="button" href={context.returnUrl}>
                {texts.backTo(context.store.name ?? texts.store)}
              </a>
            </div>
          )}
        </section>
      </main>
    </Document>,
  )
}
