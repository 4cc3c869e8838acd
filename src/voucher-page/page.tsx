/** @jsxImportSource preact */
import { barcodeSvg } from "../shopper-view/barcode"
import { formatMoney } from "../shopper-view/format"
import { Help, WithContact } from "../shopper-page/contact"
import { Document } from "../shopper-page/document"
import type { PageContext } from "../shopper-page/page-context"
import { rendered } from "../shopper-page/render"
import type { Page } from "../shopper-page/send-page"
import { Actions } from "./parts/actions"
import { Amount } from "./parts/amount"
import { Reference } from "./parts/reference"
import { Steps } from "./parts/steps"
import type { PublicVoucher } from "../shopper-view/public-voucher"
import { TEXTS, type Texts } from "../shopper-view/texts"
import type { VoucherFacts } from "../shopper-view/voucher-facts"

/** @param version The page's entity tag, with which its script asks whether there is news. */
export async function renderVoucherPage(
  facts: VoucherFacts,
  context: PageContext,
  version: string,
): Promise<Page> {
  const { voucher } = facts
  const texts = TEXTS[context.locale]
  const heading = headingOf(voucher, texts)
  const lead = leadOf(voucher, texts)
  const total = formatMoney(voucher.missing_amount, context.locale)
  const barcode = await barcodeOf(voucher, context)
  return rendered(
    <Document title={voucher.is_payable ? `${total} MXN · ${heading}` : heading} context={context}>
      <main data-version={version} data-state={voucher.state} data-live={isLive(voucher)}>
        <section class="card" aria-labelledby="heading">
          {voucher.state === "paid" && <Done />}
          <div class="top">
            <p class="badge">{texts.badge[voucher.state]}</p>
            {voucher.order_number !== null && (
              <p class="order">{texts.order(String(voucher.order_number))}</p>
            )}
          </div>
          <h1 id="heading">{heading}</h1>
          {lead && (
            <p class="lead">
              <WithContact text={lead} context={context} />
            </p>
          )}
          <Amount voucher={voucher} context={context} />
          {voucher.is_payable && (
            <Reference voucher={voucher} barcode={barcode} context={context} />
          )}
          {!isLive(voucher) && <Actions facts={facts} context={context} />}
        </section>
        <div class="aside">
          {voucher.is_payable && (
            <Steps voucher={voucher} context={context} hasBarcode={barcode !== null} />
          )}
          {isLive(voucher) && (
            <>
              <Refresh texts={texts} />
              <Actions facts={facts} context={context} />
            </>
          )}
          <p class="trade-no">
            {texts.tradeNo} <span>{voucher.trade_no}</span>
          </p>
          <Help context={context} />
        </div>
      </main>
    </Document>,
  )
}

/** Only where the merchant knows that tills read one. */
async function barcodeOf(
  { is_payable, way_code, payment_info }: PublicVoucher,
  { cash }: PageContext,
): Promise<string | null> {
  return cash.barcode === "code128" && is_payable && way_code === "store" && payment_info
    ? await barcodeSvg(payment_info)
    : null
}

function headingOf({ state, way_code }: PublicVoucher, texts: Texts): string {
  return state === "waiting" ? texts.heading.waiting[way_code] : texts.heading[state]
}

function leadOf({ state, order_number }: PublicVoucher, { lead }: Texts): string | null {
  switch (state) {
    case "waiting":
      return null
    case "paid":
      return order_number === null ? lead.paid_unplaced : lead.paid
    default:
      return lead[state]
  }
}

/** Whether PayPro may have more to say soon. */
function isLive({ state, is_payable }: PublicVoucher): boolean | undefined {
  return state === "issuing" || is_payable || undefined
}

function Done() {
  return (
    <svg class="done" viewBox="0 0 56 56" width="56" height="56" aria-hidden="true">
      <circle cx="28" cy="28" r="26" fill="none" stroke="currentColor" stroke-width="3" />
      <path d="M17 29l8 8 15-17" fill="none" stroke="currentColor" stroke-width="4" />
    </svg>
  )
}

function Refresh({ texts }: { texts: Texts }) {
  return (
    <p class="live">
      <span class="scripted">{texts.live}</span>
      <span class="unscripted">
        {texts.refreshHint} <a href="">{texts.refresh}</a>
      </span>
    </p>
  )
}
