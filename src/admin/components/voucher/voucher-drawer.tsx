import { Container, Drawer, Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"
import { useVoucher } from "../../hooks/vouchers"
import { AttentionBanner } from "../attention/attention-banner"
import { LoadError } from "../load-error"
import { Row } from "../row"
import { CheckNowButton } from "./check-now-button"
import { StateBadge } from "./state-badge"
import { Timeline } from "./timeline"
import { VoucherFacts } from "./voucher-facts"

type VoucherDrawerProps = { voucherId: string | null; onClose: () => void }

/** All about one voucher, with or without an order. */
export function VoucherDrawer({ voucherId, onClose }: VoucherDrawerProps) {
  const { t } = useTranslation("paypro")
  return (
    <Drawer open={voucherId !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
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
      {voucher.attentions
        .filter(({ resolved_at }) => !resolved_at)
        .map((attention) => (
          <AttentionBanner key={attention.id} attention={attention} />
        ))}
      {voucher.order_id && (
        <div className="py-1">
          <Row
            label={t("voucher.order")}
            value={
              <Link
                to={`/orders/${voucher.order_id}`}
                className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
              >
                #{voucher.order_display_id}
              </Link>
            }
          />
        </div>
      )}
      <VoucherFacts voucher={voucher} />
      <Timeline voucher={voucher} />
    </Container>
  )
}
