import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminPayproOrder } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"

type ReturnableLinesProps = { order: Pick<AdminPayproOrder, "returnable" | "currency_code"> }

const LINES = ["uncaptured", "overpaid", "write_off"] as const

/** What can be returned, by what its return does to the order. */
export function ReturnableLines({ order: { returnable, currency_code } }: ReturnableLinesProps) {
  const { t } = useTranslation("paypro")
  const { money } = useFormat()
  return (
    <dl className="bg-ui-bg-subtle flex flex-col gap-y-2 rounded-md p-3">
      {LINES.map((line) => (
        <div key={line} className="flex items-baseline justify-between gap-x-4">
          <dt>
            <Text
              as="span"
              size="small"
              leading="compact"
              className="text-ui-fg-subtle text-pretty"
            >
              {t(`returns.line.${line}`)}
            </Text>
          </dt>
          <dd>
            <Text as="span" size="small" leading="compact" weight="plus" className="tabular-nums">
              {money(returnable[line], currency_code)}
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  )
}
