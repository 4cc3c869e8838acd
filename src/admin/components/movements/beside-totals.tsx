import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminMovementsResponse } from "../../../admin-view/movement-types"
import { useFormat } from "../../lib/use-format"
import { BalanceLines } from "../balance-lines"
import { AmountLine } from "./amount-line"
import { ReceivedLines } from "./received-lines"

type BesideTotalsProps = Pick<AdminMovementsResponse, "totals" | "held_now" | "balance">

/** What is no part of the sum: methods, refunds, other ways to pay, and what is there now. */
export function BesideTotals({ totals, held_now, balance }: BesideTotalsProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const mxn = (amount: string) => money(amount, "mxn")
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("movements.beside")}</Heading>
      </div>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <ReceivedLines totals={totals} />
      </dl>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <AmountLine
          label={t("movements.total.returned_captured")}
          amount={mxn(totals.returned_captured)}
        />
        <AmountLine
          label={t("movements.total.paid_elsewhere")}
          amount={mxn(totals.paid_elsewhere)}
        />
        <AmountLine label={t("movements.held_now")} amount={mxn(held_now)} />
      </dl>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <BalanceLines balance={balance} />
      </dl>
    </Container>
  )
}
