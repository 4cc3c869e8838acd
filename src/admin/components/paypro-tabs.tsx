import { Badge, Container, Heading, Tabs } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useOpenDiscrepancyCount } from "../hooks/discrepancies"
import { useSearchParams } from "../hooks/use-search-params"
import { DiscrepancyTable } from "./discrepancy/discrepancy-table"
import { HealthPanel } from "./health/health-panel"
import { MovementsTab } from "./movements/movements-tab"
import { TodayTab } from "./today/today-tab"
import { VoucherTable } from "./voucher/voucher-table"

const TABS = ["today", "movements", "vouchers", "discrepancies", "health"] as const

/** All of PayPro that is not about one order. */
export function PayproTabs() {
  const { t } = useTranslation("paypro")
  const [params, change] = useSearchParams()
  const count = useOpenDiscrepancyCount()
  const tab = TABS.find((name) => name === params.get("tab")) ?? "today"

  const show = (name: string) =>
    change((edited) => {
      // Each tab's table has its own filters, under the same names.
      for (const key of [...edited.keys()]) {
        edited.delete(key)
      }
      if (name !== "today") {
        edited.set("tab", name)
      }
    })

  return (
    <Tabs value={tab} onValueChange={show} className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <Heading>{t("title")}</Heading>
        <Tabs.List className="flex-wrap">
          {TABS.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {t(`tabs.${name}`)}
              {name === "discrepancies" && Boolean(count) && (
                <Badge size="2xsmall" color="orange" rounded="full" className="ml-1.5">
                  {count}
                </Badge>
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Container>
      <Tabs.Content value="today">
        <TodayTab />
      </Tabs.Content>
      <Tabs.Content value="movements">
        <MovementsTab />
      </Tabs.Content>
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
