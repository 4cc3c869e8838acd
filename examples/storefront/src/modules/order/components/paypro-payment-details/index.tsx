import { getLocale } from "@lib/data/locale-actions"
import { retrievePayproOrder } from "@lib/data/paypro"
import { isPaypro } from "@lib/paypro"
import { formatPesos } from "@lib/paypro/format"
import { payproLocaleOf, type PayproLocale } from "@lib/paypro/locale"
import { TEXTS } from "@lib/paypro/texts"
import type { HttpTypes } from "@medusajs/types"
import Divider from "@modules/common/components/divider"
import { Heading, Text } from "@modules/common/components/ui"
import OtherPaymentDetails from "@modules/order/components/payment-details"
import type { PayproOrder } from "types/paypro"

/** The starter's say that the whole was paid as soon as a part came; these say what came and what is due. */
export default async function PaymentDetails({ order }: { order: HttpTypes.StoreOrder }) {
  const paypro = await retrievePayproOrder(order.id)
  if (!paypro) {
    const payments = order.payment_collections?.flatMap((one) => one.payments ?? []) ?? []
    // The starter's know no PayPro, and nothing can be said of it now.
    return payments.some(({ provider_id }) => isPaypro(provider_id)) ? null : (
      <OtherPaymentDetails order={order} />
    )
  }
  const locale = payproLocaleOf(await getLocale())
  const { methods, details } = TEXTS[locale]
  return (
    <div lang={locale}>
      <Heading level="h2" className="flex flex-row text-3xl-regular my-6">
        {details.heading}
      </Heading>
      <div className="flex items-start gap-x-1 w-full">
        <div className="flex flex-col w-1/3">
          <Text className="txt-medium-plus text-ui-fg-base mb-1">{details.method}</Text>
          <Text className="txt-medium text-ui-fg-subtle" data-testid="payment-method">
            {methods[paypro.voucher.way_code]}
          </Text>
        </div>
        <div className="flex flex-col w-2/3">
          <Text className="txt-medium-plus text-ui-fg-base mb-1">{details.state}</Text>
          <Text className="txt-medium text-ui-fg-subtle" data-testid="payment-amount">
            {stateOf(paypro, locale)}
          </Text>
        </div>
      </div>
      <Divider className="mt-8" />
    </div>
  )
}

function stateOf({ voucher, received }: PayproOrder, locale: PayproLocale): string {
  const { details } = TEXTS[locale]
  const missing = formatPesos(voucher.missing_amount, locale)
  const came = formatPesos(received, locale)
  switch (voucher.state) {
    case "paid":
      return received > 0 ? details.paid(came) : details.nothingDue
    case "with_store":
      return details.review
    case "failed":
    case "void":
      return details.closed
    default:
      return received > 0 ? details.part(came, missing) : details.unpaid(missing)
  }
}
