import type { PayproTexts } from "@lib/paypro/texts"
import { clx } from "@modules/common/components/ui"
import type { PayproVoucher } from "types/paypro"

type Link = { href: string; text: string; isPrimary?: boolean }

/** Where to go from here: the voucher's page, or the order's, where whatever it owes can be paid by any method. */
export function Links({ voucher, texts }: { voucher: PayproVoucher; texts: PayproTexts }) {
  return (
    <div className="flex flex-wrap gap-2">
      {linksOf(voucher, texts).map(({ href, text, isPrimary }) => (
        <a
          key={text}
          href={href}
          data-testid="paypro-link"
          className={clx(
            "inline-flex items-center justify-center rounded-md font-medium h-10 px-4 transition-colors",
            isPrimary
              ? "bg-black text-white hover:bg-gray-800"
              : "bg-white text-black border border-gray-200 hover:bg-gray-50",
          )}
        >
          {text}
        </a>
      ))}
    </div>
  )
}

function linksOf({ state, voucher_url, payment_url }: PayproVoucher, texts: PayproTexts): Link[] {
  switch (state) {
    case "waiting":
    case "overdue":
    case "partially_paid":
      return [
        { href: voucher_url, text: texts.instructions, isPrimary: true },
        { href: payment_url, text: texts.payAnotherWay },
      ]
    case "rest_due":
      return [{ href: payment_url, text: texts.payTheRest, isPrimary: true }]
    case "failed":
      return [{ href: payment_url, text: texts.anotherReference, isPrimary: true }]
    case "void":
      return [{ href: payment_url, text: texts.orderStatus }]
    case "issuing":
    case "with_store":
    case "paid":
      return [{ href: voucher_url, text: texts.paymentStatus }]
  }
}
