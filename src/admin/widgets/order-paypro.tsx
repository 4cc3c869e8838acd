import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Container, Heading } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { LoadError } from "../components/load-error"
import { OrderPanel } from "../components/order/order-panel"
import { Standalone } from "../components/standalone"
import { usePayproOrder } from "../hooks/orders"
import { concernsPaypro } from "../lib/order-panel"
import { usesPaypro } from "../lib/uses-paypro"

type OrderPayproProps = DetailWidgetProps<AdminOrder>

/** On an order that PayPro has nothing to do with, and cannot collect, it renders nothing. */
const OrderPaypro = (props: OrderPayproProps) => (
  <Standalone>
    <OrderOfPaypro {...props} />
  </Standalone>
)

const OrderOfPaypro = ({ data: order }: OrderPayproProps) => {
  const { t } = useTranslation("paypro")
  const { data, error, refetch } = usePayproOrder(order.id)
  if (error && usesPaypro(order)) {
    return (
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading level="h2">{t("title")}</Heading>
        </div>
        <LoadError error={error} onRetry={() => void refetch()} />
      </Container>
    )
  }
  return data && concernsPaypro(data) ? <OrderPanel order={order} paypro={data} /> : null
}

export const config = defineWidgetConfig({
  zone: "order.details.side.after",
  id: "paypro:order",
})

export default OrderPaypro
