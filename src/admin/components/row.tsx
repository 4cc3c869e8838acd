import { Copy, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

type RowProps = {
  label: string
  /** Nothing is shown as a dash. */
  value: ReactNode
  /** Text for a copy button. */
  copy?: string | null
}

/** A name and a value, as in Medusa's own sections; on a phone the value gets more, so that a CLABE stays on one line. */
export function Row({ label, value, copy }: RowProps) {
  const { t } = useTranslation("paypro")
  return (
    <div className="text-ui-fg-subtle grid grid-cols-[2fr_3fr] items-start px-6 py-3 sm:grid-cols-2">
      <Text size="small" leading="compact" weight="plus" className="pr-2">
        {label}
      </Text>
      <div className="flex min-w-0 items-start justify-between gap-x-2">
        <div className="txt-compact-small min-w-0 break-words">{value ?? "-"}</div>
        {copy && <Copy content={copy} variant="mini" aria-label={t("copy", { what: label })} />}
      </div>
    </div>
  )
}
