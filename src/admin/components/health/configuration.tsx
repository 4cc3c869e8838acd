import { Container, Heading, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { MaskedConfiguration } from "../../../lib/health"
import type { WayCode } from "../../../lib/options"
import { useFormat } from "../../lib/use-format"
import { Row } from "../row"

type ConfigurationProps = { configuration: MaskedConfiguration }

/** The options that decide how payments go. */
export function Configuration({ configuration: options }: ConfigurationProps) {
  const { t } = useTranslation("paypro")
  const { pesos } = useFormat()
  const yesOrNo = (value: boolean) => t(value ? "health.option.yes" : "health.option.no")
  const range = ({ min, max }: { min: number; max?: number | undefined }) =>
    max === undefined
      ? t("health.option.from", { min: pesos(min) })
      : t("health.option.between", { min: pesos(min), max: pesos(max) })
  const deadline = (wayCode: WayCode) =>
    t("health.option.deadline", {
      days: options.pay_within_days[wayCode],
      hours: options.grace_hours[wayCode],
    })
  const rows: [name: string, value: string][] = [
    ["merchant_no", options.merchant_no],
    ["app_secrets", t("health.option.secrets", { count: options.app_secrets })],
    ["salt_position", options.salt_position],
    ["base_url", options.base_url],
    ["backend_url", options.backend_url],
    ["return_url", options.return_url ?? t("health.option.unset")],
    ["rounding", t(`health.option.${options.rounding}`)],
    ["issue_voucher", t(`health.option.${options.issue_voucher}`)],
    ["limits_va", range(options.limits.va)],
    ["limits_store", range(options.limits.store)],
    ["deadline_va", deadline("va")],
    ["deadline_store", deadline("store")],
    ["cancel_unpaid_orders", yesOrNo(options.cancel_unpaid_orders)],
    ["refuse_unpaid_fulfillment", yesOrNo(options.refuse_unpaid_fulfillment)],
    ["timeout_ms", t("health.option.seconds", { count: options.timeout_ms / 1_000 })],
    ["schedule", options.reconcile.schedule],
    ["locale", options.locale],
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h2">{t("health.configuration")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("health.configuration_hint")}
        </Text>
      </div>
      <div className="py-1">
        {rows.map(([name, value]) => (
          <Row key={name} label={t(`health.option.${name}`)} value={value} />
        ))}
      </div>
    </Container>
  )
}
