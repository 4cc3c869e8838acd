/** @jsxImportSource preact */
import { formatMoney, groupsOf } from "../../shopper-view/format"
import type { PageContext } from "../../shopper-page/page-context"
import { referenceKindOf, type PublicVoucher } from "../../shopper-view/public-voucher"
import { TEXTS, type Texts } from "../../shopper-view/texts"
import { Share } from "./share"

type Props = {
  voucher: PublicVoucher
  /** As SVG, where a till can scan it. */
  barcode: string | null
  context: PageContext
}

/** What is typed, scanned or dictated. */
export function Reference({ voucher, barcode, context }: Props) {
  const { payment_info, bank, way_code } = voucher
  const { locale, beneficiary } = context
  if (!payment_info) {
    return null
  }
  const texts = TEXTS[locale]
  const kind = referenceKindOf(voucher)
  return (
    <div class="reference">
      {barcode && (
        <div
          class="barcode"
          role="img"
          aria-label={texts.barcode(payment_info)}
          dangerouslySetInnerHTML={{ __html: barcode }}
        />
      )}
      <dl>
        <div>
          <dt>{texts[kind]}</dt>
          <dd>
            <Groups reference={payment_info} />
            <Copy
              id="copy-reference"
              value={payment_info}
              what={texts.copyWhat[kind]}
              texts={texts}
            />
          </dd>
        </div>
        {bank && (
          <div>
            <dt>{texts.bank}</dt>
            <dd class="bank">{bank}</dd>
          </div>
        )}
        {beneficiary && way_code === "va" && (
          <div>
            <dt>{texts.beneficiary}</dt>
            <dd class="bank">{beneficiary}</dd>
          </div>
        )}
        <div>
          <dt>{voucher.state === "partially_paid" ? texts.missing : texts.exactAmount}</dt>
          <dd>
            <span>{formatMoney(voucher.missing_amount, locale)}</span>
            <Copy
              id="copy-amount"
              value={voucher.missing_amount}
              what={texts.copyWhat.amount}
              texts={texts}
            />
          </dd>
        </div>
      </dl>
      <Share voucher={voucher} context={context} />
    </div>
  )
}

/** Grouped for the eye by space between the groups, so that marking the number copies digits only; for the ear digit by digit. */
function Groups({ reference }: { reference: string }) {
  const groups = groupsOf(reference)
  const spoken = groups.map((group) => Array.from(group).join(" ")).join(", ")
  return (
    <>
      <span class="number" aria-hidden="true">
        {groups.map((group) => (
          <span>{group}</span>
        ))}
      </span>
      <span class="unseen">{spoken}</span>
    </>
  )
}

type CopyProps = { id: string; value: string; what: string; texts: Texts }

/** Shown by the script, which it needs; the name starts with what is written on it, for those who speak to their phone. */
function Copy({ id, value, what, texts }: CopyProps) {
  return (
    <button
      id={id}
      type="button"
      class="copy scripted"
      data-copy={value}
      data-done={texts.copied}
      aria-label={what}
    >
      <CopyIcon />
      <span>{texts.copy}</span>
    </button>
  )
}

function CopyIcon() {
  return (
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path
        d="M9 9h10v11H9zM5 15V4h10"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>
  )
}
