import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CashSolid } from "@medusajs/icons"
import { Badge, Container, Heading, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { DiscrepancyTable } from "../../components/discrepancy/discrepancy-table"
import { HealthPanel } from "../../components/health/health-panel"
import { VoucherTable } from "../../components/voucher/voucher-table"
import { useOpenDiscrepancyCount } from "../../hooks/discrepancies"

const TABS = ["vouchers", "discrepancies", "health"]

const PayproPage = () => {
  const { t } = useTranslation("paypro")
  const [params, setParams] = useSearchParams()
  const count = useOpenDiscrepancyCount()
  const tab = TABS.find((name) => name === params.get("tab")) ?? "vouchers"
  return (
    <Tabs
      value={tab}
      // Each tab's table has its own filters, under the same names.
      onValueChange={(value) => setParams(value === "vouchers" ? {} : { tab: value })}
      className="flex flex-col gap-y-3"
    >
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <Heading>{t("title")}</Heading>
        <Tabs.List>
          <Tabs.Trigger value="vouchers">{t("tabs.vouchers")}</Tabs.Trigger>
          <Tabs.Trigger value="discrepancies">
            {t("tabs.discrepancies")}
            {Boolean(count) && (
              <Badge size="2xsmall" color="orange" rounded="full" className="ml-1.5">
                {count}
              </Badge>
            )}
          </Tabs.Trigger>
          <Tabs.Trigger value="health">{t("tabs.health")}</Tabs.Trigger>
        </Tabs.List>
      </Container>
      <Tabs.Content value="vouchers">
        <Container className="p-0">
          <VoucherTable />
        </Container>
      </Tabs.Content>
      <Tabs.Content value="discrepancies">
        <Container className="p-0">
          <DiscrepancyTable />
        </Container>
      </Tabs.Content>
      <Tabs.Content value="health">
        <HealthPanel />
      </Tabs.Content>
    </Tabs>
  )
}

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "paypro",
  icon: CashSolid,
  rank: 45,
})

export const handle = { breadcrumb: () => "PayPro" }

export default PayproPage
