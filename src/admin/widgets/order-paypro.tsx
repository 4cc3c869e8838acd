import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { DiscrepancyBanner } from "../components/discrepancy/discrepancy-banner"
import { LoadError } from "../components/load-error"
import { OrderFacts } from "../components/order/order-facts"
import { CheckNowButton } from "../components/voucher/check-now-button"
import { EarlierVouchers } from "../components/voucher/earlier-vouchers"
import { StateBadge } from "../components/voucher/state-badge"
import { Timeline } from "../components/voucher/timeline"
import { VoucherFacts } from "../components/voucher/voucher-facts"
import { usePayproOrder } from "../hooks/orders"
import { usesPaypro } from "../lib/uses-paypro"
import { currentVoucher } from "../lib/voucher-state"

/** On an order that PayPro has nothing to do with it renders nothing. */
const OrderPaypro = ({ data: order }: DetailWidgetProps<AdminOrder>) => {
  const { t } = useTranslation("paypro")
  const { data, error, refetch } = usePayproOrder(order.id)
  if (error && usesPaypro(order)) {
    return (
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading level="h2">{t("title")}</Heading>
        </div>
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  const voucher = data && currentVoucher(data.vouchers)
  if (!voucher) {
    return null
  }
  const earlier = data.vouchers.filter(({ id }) => id !== voucher.id)
  const open = data.discrepancies.filter(({ resolved_at }) => !resolved_at)
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h2">{t("title")}</Heading>
          <StateBadge voucher={voucher} />
        </div>
        <CheckNowButton voucherId={voucher.id} />
      </div>
      {open.map((discrepancy) => (
        <DiscrepancyBanner key={discrepancy.id} discrepancy={discrepancy} />
      ))}
      <OrderFacts order={data} currency={order.currency_code} />
      <VoucherFacts voucher={voucher} withDeadline={false} />
      <Timeline voucher={voucher} />
      {earlier.length > 0 && <EarlierVouchers vouchers={earlier} />}
    </Container>
  )
}

export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "paypro:order",
})

export default OrderPaypro
