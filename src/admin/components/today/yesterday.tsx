import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminToday } from "../../../admin-view/today-types"
import { centavos, pesosOf } from "../../lib/typed-amount"
import { useFormat } from "../../lib/use-format"
import { AmountLine } from "../movements/amount-line"
import { ReceivedLines } from "../movements/received-lines"
import { PageLink } from "../page-link"

type YesterdayProps = { yesterday: AdminToday["yesterday"] }

/** Yesterday's money by method. */
export function Yesterday({ yesterday: { date, totals } }: YesterdayProps) {
  const { t } = useTranslation("paypro")
  const { money, fullDate } = useFormat()
  const mxn = (amount: string) => money(amount, "mxn")
  const returned = centavos(totals.returned_uncaptured) + centavos(totals.returned_captured)
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div>
          <Heading level="h2">{t("today.yesterday")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {fullDate(date)}
          </Text>
        </div>
        <PageLink
          to={`/paypro?tab=movements&from=${date}&to=${date}`}
          className="txt-small shrink-0"
        >
          {t("tabs.movements")}
        </PageLink>
      </div>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <ReceivedLines totals={totals} />
        <AmountLine label={t("movements.total.received")} amount={mxn(totals.received)} isSum />
      </dl>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <AmountLine label={t("movements.total.captured")} amount={mxn(totals.captured)} />
        <AmountLine label={t("today.returned")} amount={mxn(pesosOf(returned))} />
        <AmountLine
          label={t("movements.total.paid_elsewhere")}
          amount={mxn(totals.paid_elsewhere)}
        />
      </dl>
    </Container>
  )
}
