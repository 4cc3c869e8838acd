import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { OrderLink } from "../order-link"

type TodayRowProps = {
  order: { id: string; number: number | null } | null
  /** Beside the order's number. */
  title: string | null
  /** What is to be known, one line each; what is empty is left out. */
  details: (string | null | undefined | false)[]
  amount: string | null
  /** What can be done about it. */
  children?: ReactNode
}

/** An entry of a list: what it is about, and the action at hand. */
export function TodayRow({ order, title, details, amount, children }: TodayRowProps) {
  return (
    <li className="flex flex-col gap-y-2 px-6 py-3">
      <div className="flex items-baseline justify-between gap-x-4">
        <div className="txt-compact-small min-w-0 break-words font-medium">
          {order && <OrderLink {...order} />} {title}
        </div>
        {amount && (
          <Text size="small" leading="compact" className="text-nowrap tabular-nums">
            {amount}
          </Text>
        )}
      </div>
      {details.map(
        (detail) =>
          detail && (
            <Text key={detail} size="small" className="text-ui-fg-subtle text-pretty break-words">
              {detail}
            </Text>
          ),
      )}
      {children}
    </li>
  )
}
