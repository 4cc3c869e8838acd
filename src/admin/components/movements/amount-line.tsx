import { Text } from "@medusajs/ui"

type AmountLineProps = {
  label: string
  amount: string
  /** For what the lines around it add up to. */
  isSum?: boolean
}

/** A line of a sum, in a `dl`. */
export function AmountLine({ label, amount, isSum = false }: AmountLineProps) {
  const weight = isSum ? "plus" : "regular"
  return (
    <div className="flex items-baseline justify-between gap-x-4">
      <dt className="min-w-0">
        <Text
          as="span"
          size="small"
          weight={weight}
          className={isSum ? undefined : "text-ui-fg-subtle"}
        >
          {label}
        </Text>
      </dt>
      <dd>
        <Text as="span" size="small" weight={weight} className="text-nowrap tabular-nums">
          {amount}
        </Text>
      </dd>
    </div>
  )
}
