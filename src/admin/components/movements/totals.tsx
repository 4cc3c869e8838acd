import { CheckCircleSolid, ExclamationCircleSolid } from "@medusajs/icons"
import { clx, Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminMovementTotals } from "../../../admin-view/movement-types"
import { differenceOf, PARTS } from "../../lib/balance"
import { centavos, pesosOf } from "../../lib/typed-amount"
import { useFormat } from "../../lib/use-format"
import { AmountLine } from "./amount-line"

type TotalsProps = { totals: AdminMovementTotals }

/** What was received in a period, and what became of it: the two agree to the peso. */
export function Totals({ totals }: TotalsProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  const difference = differenceOf(totals)
  const mxn = (amount: string) => money(amount, "mxn")
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("movements.totals")}</Heading>
      </div>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        <AmountLine label={t("movements.total.received")} amount={mxn(totals.received)} isSum />
      </dl>
      <dl className="flex flex-col gap-y-2 px-6 py-4">
        {PARTS.map((part) => (
          <AmountLine key={part} label={t(`movements.total.${part}`)} amount={mxn(totals[part])} />
        ))}
        <AmountLine
          label={t("movements.total.sum")}
          amount={mxn(pesosOf(centavos(totals.received) - difference))}
          isSum
        />
      </dl>
      <div className="flex items-start gap-x-2 px-6 py-3">
        <Mark isEven={difference === 0} />
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {difference === 0
            ? t("movements.even")
            : t("movements.uneven", { amount: mxn(pesosOf(difference)) })}
        </Text>
      </div>
    </Container>
  )
}

function Mark({ isEven }: { isEven: boolean }) {
  const Icon = isEven ? CheckCircleSolid : ExclamationCircleSolid
  return (
    <Icon
      aria-hidden
      className={clx("mt-0.5 shrink-0", isEven ? "text-ui-tag-green-icon" : "text-ui-tag-red-icon")}
    />
  )
}
