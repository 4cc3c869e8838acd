import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminToday } from "../../../admin-view/today-types"
import { useFormat } from "../../lib/use-format"
import { BalanceLines } from "../balance-lines"
import { AmountLine } from "../movements/amount-line"
import { PageLink } from "../page-link"

type TodayFactsProps = { today: AdminToday }

/** Whether PayPro is heard from, and what it holds. */
export function TodayFacts({ today }: TodayFactsProps) {
  const { t } = useTranslation("paypro")
  const { age, fullDate } = useFormat()
  const when = (moment: string | null) => (moment ? age(moment) : t("today.never"))
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("today.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {fullDate(today.date)}
          </Text>
        </div>
        <PageLink to="/paypro?tab=health" className="txt-small shrink-0">
          {t("tabs.health")}
        </PageLink>
      </div>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <AmountLine label={t("today.last_callback")} amount={when(today.last_callback_at)} />
        <AmountLine label={t("today.last_check")} amount={when(today.last_job_run_at)} />
      </dl>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <BalanceLines balance={today.balance} />
      </dl>
    </Container>
  )
}
