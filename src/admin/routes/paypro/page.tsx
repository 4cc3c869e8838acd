import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CashSolid } from "@medusajs/icons"
import { PayproTabs } from "../../components/paypro-tabs"
import { Standalone } from "../../components/standalone"

const PayproPage = () => (
  <Standalone>
    <PayproTabs />
  </Standalone>
)

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "paypro",
  icon: CashSolid,
  rank: 45,
})

export const handle = { breadcrumb: () => "PayPro" }

export default PayproPage
