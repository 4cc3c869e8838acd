/** @jsxImportSource preact */
import type { ComponentChildren } from "preact"
import { LOCALES } from "../shopper-view/locale"
import type { PageContext } from "./page-context"
import { TEXTS } from "../shopper-view/texts"

type Props = { title: string; context: PageContext; children: ComponentChildren }

/** The page around what it says; `send-page.ts` beside it puts style and script in. */
export function Document({ title, context, children }: Props) {
  const { locale, store } = context
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{store.name ? `${title} · ${store.name}` : title}</title>
        <link rel="icon" href="data:," />
        <style />
      </head>
      <body>
        <Header context={context} />
        {children}
        <p id="news" class="unseen" role="status" />
        <script />
      </body>
    </html>
  )
}

function Header({ context: { locale, store } }: { context: PageContext }) {
  return (
    <header>
      <p class="store">
        {store.logoUrl && <img src={store.logoUrl} alt={store.name ?? ""} height="40" />}
        {store.name && !store.logoUrl && <span>{store.name}</span>}
      </p>
      <nav aria-label={TEXTS[locale].language}>
        {LOCALES.map((other) => (
          <a
            href={`?lang=${other}`}
            lang={other}
            hreflang={other}
            aria-current={other === locale ? "true" : undefined}
          >
            {TEXTS[other].languageName}
          </a>
        ))}
      </nav>
    </header>
  )
}
