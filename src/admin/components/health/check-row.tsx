import {
  CheckCircleSolid,
  ExclamationCircleSolid,
  InformationCircleSolid,
  XCircleSolid,
} from "@medusajs/icons"
import { Copy, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { Check } from "../../../lib/health"
import { useFormat } from "../../lib/use-format"

type CheckRowProps = { check: Check }

const MARKS = {
  ok: { Icon: CheckCircleSolid, color: "text-ui-tag-green-icon" },
  unknown: { Icon: InformationCircleSolid, color: "text-ui-tag-neutral-icon" },
  warning: { Icon: ExclamationCircleSolid, color: "text-ui-tag-orange-icon" },
  error: { Icon: XCircleSolid, color: "text-ui-tag-red-icon" },
} as const

export function CheckRow({ check: { id, state, code, message, values } }: CheckRowProps) {
  const { t } = useTranslation("paypro")
  const { moment, number } = useFormat()
  const { Icon, color } = MARKS[state]
  const filled = {
    ...values,
    ...(values.at && { at: moment(String(values.at)) }),
    ...(values.available && { available: number(String(values.available)) }),
  }
  const label = t(`health.check.${id}`)
  return (
    <div className="grid grid-cols-[20px_1fr] items-start gap-x-3 px-6 py-3 md:grid-cols-[20px_180px_1fr_28px]">
      <div className="flex h-5 items-center">
        <Icon className={color} role="img" aria-label={t(`health.mark.${state}`)} />
      </div>
      <Text size="small" weight="plus">
        {label}
      </Text>
      <Text
        size="small"
        className="text-ui-fg-subtle col-start-2 min-w-0 text-pretty break-words md:col-start-3"
      >
        {t(`health.message.${id}.${code}`, {
          ...filled,
          defaultValue: message,
          // React escapes it.
          interpolation: { escapeValue: false },
        })}
      </Text>
      {id === "callback_url" && (
        <Copy
          content={String(values.url)}
          variant="mini"
          aria-label={t("copy", { what: label })}
          className="col-start-2 md:col-start-4"
        />
      )}
    </div>
  )
}
