/** @jsxImportSource preact */
import { Document } from "../shopper-page/document"
import type { PageContext } from "../shopper-page/page-context"
import { rendered } from "../shopper-page/render"
import type { Page } from "../shopper-page/send-page"
import { formatMoney } from "../shopper-view/format"
import type { PageFacts } from "./page-facts"
import { Amounts } from "./parts/amounts"
import { Deadline } from "./parts/deadline"
import { Methods } from "./parts/methods"
import { PAYMENT_TEXTS, type PaymentTexts } from "./texts"

type Props = { facts: PageFacts; context: PageContext }

/** @param version The page's entity tag, with which its script asks whether there is news. */
export function renderPaymentPage(facts: PageFacts, context: PageContext, version: string): Page {
  const page = (
    <Document title={titleOf(facts, context)} context={context}>
      <main data-version={version} data-state={facts.state} data-live={isLive(facts)}>
        <Summary facts={facts} context={context} />
        <div class="aside">
          {facts.state === "owing" && <Methods facts={facts} context={context} />}
          {isLive(facts) && <News facts={facts} context={context} />}
          <Ways context={context} />
        </div>
      </main>
    </Document>
  )
  return rendered(page)
}

/** What the order is about. */
function Summary({ facts, context }: Props) {
  const texts = PAYMENT_TEXTS[context.locale]
  const { state, notice } = facts
  const lead = texts.lead[state]
  return (
    <section class="card" aria-labelledby="heading">
      {notice && (
        <p class="notice" role="alert">
          {texts.notice[notice]}
        </p>
      )}
      <p class="badge">{texts.badge[state]}</p>
      <h1 id="heading">{headingOf(facts, texts)}</h1>
      {lead && <p class="lead">{lead}</p>}
      <Amounts facts={facts} context={context} />
      <Deadline facts={facts} context={context} />
    </section>
  )
}

/** Where news comes from: the script, or a link without it. */
function News({ facts, context: { locale } }: Props) {
  const texts = PAYMENT_TEXTS[locale]
  return (
    <p class="live">
      {facts.state === "owing" && `${texts.alreadyPaid} `}
      <span class="scripted">{texts.live}</span>
      <a class="unscripted" href={`?lang=${locale}`}>
        {texts.refresh}
      </a>
    </p>
  )
}

/** Where else a shopper can turn to. */
function Ways({ context: { locale, returnUrl, store } }: Pick<Props, "context">) {
  const texts = PAYMENT_TEXTS[locale]
  return (
    <div class="actions">
      {store.contactUrl && (
        <a class="button" href={store.contactUrl}>
          {texts.contact}
        </a>
      )}
      {returnUrl && (
        <a class="button" href={returnUrl}>
          {texts.backTo(store.name ?? texts.store)}
        </a>
      )}
    </div>
  )
}

function titleOf(facts: PageFacts, { locale }: PageContext): string {
  const heading = headingOf(facts, PAYMENT_TEXTS[locale])
  return facts.state === "owing"
    ? `${formatMoney(facts.to_pay, locale)} ${facts.currency_code.toUpperCase()} · ${heading}`
    : heading
}

function headingOf({ state, number }: PageFacts, texts: PaymentTexts): string {
  return texts.heading[state](number === null ? "" : `#${number}`).replace(/ {2,}/, " ")
}

/** Whether there may be news soon: money, or a decision of the store. */
function isLive({ state }: PageFacts): boolean | undefined {
  return state === "owing" || state === "under_review" || state === "expired" || undefined
}
