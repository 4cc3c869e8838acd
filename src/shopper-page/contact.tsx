/** @jsxImportSource preact */
import { TEXTS } from "../shopper-view/texts"
import type { PageContext } from "./page-context"

type Props = { text: string; context: PageContext }

/** A text; where it says "contact us" and the store has said how, that is a link. */
export function WithContact({ text, context: { store, locale } }: Props) {
  const word = new RegExp(TEXTS[locale].contact, "iu").exec(text)
  if (!store.contactUrl || !word) {
    return <>{text}</>
  }
  return (
    <>
      {text.slice(0, word.index)}
      <a href={store.contactUrl}>{word[0]}</a>
      {text.slice(word.index + word[0].length)}
    </>
  )
}

/** Where the store can be asked, whatever the page says. */
export function Help({ context }: { context: PageContext }) {
  const { help, contact } = TEXTS[context.locale]
  return context.store.contactUrl ? (
    <p class="help">
      {help} <WithContact text={contact} context={context} />
    </p>
  ) : null
}
