import { Container, Heading } from "@medusajs/ui"
import type { AdminOrder } from "@medusajs/framework/types"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { currentVoucher } from "../../lib/voucher-state"
import { DiscrepancyBanner } from "../discrepancy/discrepancy-banner"
import { ReturnsList } from "../returns/returns-list"
import { CheckNowButton } from "../voucher/check-now-button"
import { EarlierVouchers } from "../voucher/earlier-vouchers"
import { StateBadge } from "../voucher/state-badge"
import { Timeline } from "../voucher/timeline"
import { VoucherFacts } from "../voucher/voucher-facts"
import { OrderFacts } from "./order-facts"
import { PaymentsElsewhere } from "./payments-elsewhere"

type OrderPanelProps = { order: AdminOrder; paypro: AdminPayproOrder }

/** An order and PayPro: what it owes and its vouchers, if it has any. */
export function OrderPanel({ order, paypro }: OrderPanelProps) {
  const { t } = useTranslation("paypro")
  const { vouchers, discrepancies, payments_elsewhere, returns } = paypro
  const voucher = currentVoucher(vouchers)
  const earlier = vouchers.filter(({ id }) => id !== voucher?.id)
  const open = discrepancies.filter(({ resolved_at }) => !resolved_at)
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h2">{t("title")}</Heading>
          {voucher && <StateBadge voucher={voucher} />}
        </div>
        {voucher && <CheckNowButton voucherId={voucher.id} />}
      </div>
      {open.map((discrepancy) => (
        <DiscrepancyBanner key={discrepancy.id} discrepancy={discrepancy} />
      ))}
      <OrderFacts order={order} paypro={paypro} />
      {payments_elsewhere.length > 0 && <PaymentsElsewhere order={paypro} />}
      {returns.length > 0 && <ReturnsList order={paypro} />}
      {voucher && (
        <>
          <VoucherFacts voucher={voucher} withDeadline={false} />
          <Timeline voucher={voucher} paymentsElsewhere={payments_elsewhere} />
        </>
      )}
      {earlier.length > 0 && <EarlierVouchers vouchers={earlier} />}
    </Container>
  )
}
