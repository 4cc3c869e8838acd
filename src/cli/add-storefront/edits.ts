/** A text that stands in the starter's file, and what stands there afterwards. */
export type Change = {
  find: string
  replace: string
  /** How often it stands there; once unless told. */
  times?: number
}

/** The changes to one file make sense together only. */
export type Edit = {
  file: string
  why: string
  changes: Change[]
}

const ORDER_PAGE = "src/app/[countryCode]/(main)/account/@dashboard/orders/details/[id]/page.tsx"

/** Everything that changes in files of Medusa's starter (`medusajs/dtc-starter`, apps/storefront). */
export const EDITS: readonly Edit[] = [
  {
    file: "src/modules/checkout/templates/checkout-form/index.tsx",
    why: "says of each method why it cannot take the cart's total",
    changes: [
      {
        find: 'import { listCartPaymentMethods } from "@lib/data/payment"',
        replace: 'import { listCartPaymentMethods } from "@lib/data/paypro"',
      },
    ],
  },
  {
    file: "src/modules/checkout/components/payment/index.tsx",
    why: "names the methods, shows the reason, and a refusal in words",
    changes: [
      {
        find: `import { isStripeLike, paymentInfoMap } from "@lib/constants"
import { initiatePaymentSession } from "@lib/data/cart"`,
        replace: `import { isStripeLike } from "@lib/constants"
import {
  initiatePaymentSession,
  payproChoice,
  usePaymentInfoMap,
  type PaymentMethod,
} from "@modules/checkout/components/paypro-method"`,
      },
      {
        find: `  availablePaymentMethods: { id: string }[]
}) => {`,
        replace: `  availablePaymentMethods: PaymentMethod[]
}) => {
  const paymentInfoMap = usePaymentInfoMap()`,
      },
      {
        find: `                      <PaymentContainer
`,
        replace: `                      <PaymentContainer
                        {...payproChoice(paymentMethod)}
`,
      },
    ],
  },
  {
    file: "src/modules/checkout/components/review/index.tsx",
    why: "places the order, and shows a refusal in words",
    changes: [
      {
        find: 'import PaymentButton from "../payment-button"',
        replace: 'import PaymentButton from "../paypro-payment-button"',
      },
    ],
  },
  {
    file: "src/modules/order/templates/order-completed-template.tsx",
    why: "shows what to pay in place of “placed successfully”, and what was paid",
    changes: [
      {
        find: 'import PaymentDetails from "@modules/order/components/payment-details"',
        replace: `import PaymentDetails from "@modules/order/components/paypro-payment-details"
import PayproVoucher from "@modules/order/components/paypro-voucher"`,
      },
      {
        find: `          <Heading
            level="h1"`,
        replace: `          <PayproVoucher orderId={order.id} level="h1">
          <Heading
            level="h1"`,
      },
      {
        find: "          <OrderDetails order={order} />",
        replace: `          </PayproVoucher>
          <OrderDetails order={order} />`,
      },
    ],
  },
  {
    file: ORDER_PAGE,
    why: "shows what to pay on the order's page in the account",
    changes: [
      {
        find: 'import OrderDetailsTemplate from "@modules/order/templates/order-details-template"',
        replace: `import PayproVoucher from "@modules/order/components/paypro-voucher"
import OrderDetailsTemplate from "@modules/order/templates/order-details-template"`,
      },
      {
        find: "  return <OrderDetailsTemplate order={order} />",
        replace: `  return (
    <div className="flex flex-col gap-y-8">
      <PayproVoucher orderId={order.id} />
      <OrderDetailsTemplate order={order} />
    </div>
  )`,
      },
    ],
  },
  {
    file: "src/lib/data/orders.ts",
    why: "reads orders as they are now: their payment status changes after they are placed",
    changes: [{ find: 'cache: "force-cache",', replace: 'cache: "no-store",', times: 2 }],
  },
]
