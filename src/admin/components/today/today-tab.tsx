import { Container, Skeleton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useToday } from "../../hooks/today"
import { LoadError } from "../load-error"
import { DiscrepancyRow } from "./discrepancy-row"
import { ReadyRow } from "./ready-row"
import { TodayFacts } from "./today-facts"
import { TodaySection } from "./today-section"
import { UnpaidRow } from "./unpaid-row"
import { Yesterday } from "./yesterday"

const WAITING = encodeURIComponent(JSON.stringify(["open", "partially_paid"]))
const PAID = encodeURIComponent(JSON.stringify(["paid"]))

/** What a merchant does first in the morning. */
export function TodayTab() {
  const { t } = useTranslation("paypro")
  const { data: today, error, refetch } = useToday()
  if (error) {
    return (
      <Container className="p-0">
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  if (!today) {
    return <Skeleton className="h-96" />
  }
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-y-3">
        <TodaySection
          title={t("today.discrepancies")}
          list={today.discrepancies}
          to="/paypro?tab=discrepancies"
          empty={t("discrepancy.empty.heading")}
          render={(discrepancy) => (
            <DiscrepancyRow key={discrepancy.id} discrepancy={discrepancy} />
          )}
        />
        <TodaySection
          title={t("today.due")}
          list={today.due_today}
          to={`/paypro?tab=vouchers&status=${WAITING}`}
          empty={t("today.none_due")}
          render={(order) => <UnpaidRow key={order.order_id} order={order} />}
        />
        <TodaySection
          title={t("today.unpaid")}
          list={today.unpaid}
          to={`/paypro?tab=vouchers&status=${WAITING}`}
          empty={t("today.none_unpaid")}
          render={(order) => <UnpaidRow key={order.order_id} order={order} />}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-y-3">
        <TodaySection
          title={t("today.ready")}
          list={today.ready_to_ship}
          to={`/paypro?tab=vouchers&status=${PAID}`}
          empty={t("today.none_ready")}
          render={(order) => <ReadyRow key={order.order_id} order={order} />}
        />
        <Yesterday yesterday={today.yesterday} />
        <TodayFacts today={today} />
      </div>
    </div>
  )
}
