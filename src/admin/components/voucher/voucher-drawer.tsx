import { Container, Drawer, Skeleton } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { useVoucher } from "../../hooks/vouchers"
import { DiscrepancyBanner } from "../discrepancy/discrepancy-banner"
import { LoadError } from "../load-error"
import { OrderLink } from "../order-link"
import { Row } from "../row"
import { CheckNowButton } from "./check-now-button"
import { StateBadge } from "./state-badge"
import { Timeline } from "./timeline"
import { VoucherFacts } from "./voucher-facts"

type VoucherDrawerProps = { voucherId: string | null; onClose: () => void }

/** All about one voucher, with or without an order. */
export function VoucherDrawer({ voucherId, onClose }: VoucherDrawerProps) {
  const { t } = useTranslation("paypro")
  const opener = useRef<Element | null>(null)
  return (
    <Drawer open={voucherId !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content
        aria-describedby={undefined}
        onOpenAutoFocus={() => {
          opener.current = document.activeElement
        }}
        // A drawer without a trigger of its own does not know where the keyboard was.
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          if (opener.current instanceof HTMLElement) {
            opener.current.focus()
          }
        }}
      >
        <Drawer.Header>
          <Drawer.Title>{t("voucher.details")}</Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="overflow-auto p-0">
          {voucherId && <VoucherDetails id={voucherId} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function VoucherDetails({ id }: { id: string }) {
  const { t } = useTranslation("paypro")
  const { data, error, refetch } = useVoucher(id)
  if (error) {
    return <LoadError error={error} onRetry={() => void refetch()} />
  }
  if (!data) {
    return (
      <div className="flex flex-col gap-y-3 p-6">
        <Skeleton className="h-8" />
        <Skeleton className="h-40" />
      </div>
    )
  }
  const { voucher } = data
  return (
    <Container className="divide-y rounded-none p-0 shadow-none">
      <div className="flex items-center justify-between px-6 py-4">
        <StateBadge voucher={voucher} />
        <CheckNowButton voucherId={voucher.id} />
      </div>
      {voucher.discrepancies
        .filter(({ resolved_at }) => !resolved_at)
        .map((discrepancy) => (
          <DiscrepancyBanner key={discrepancy.id} discrepancy={discrepancy} />
        ))}
      {voucher.order_id && (
        <div className="py-1">
          <Row
            label={t("voucher.order")}
            value={<OrderLink id={voucher.order_id} number={voucher.order_display_id} />}
          />
        </div>
      )}
      <VoucherFacts voucher={voucher} />
      <Timeline voucher={voucher} />
    </Container>
  )
}
