import { describeApply } from "./admin-apply"
import { testSpanish } from "./admin-in-spanish"
import { describeOrderPayments } from "./admin-order-payments"
import { describeOrderWidget } from "./admin-order-widget"
import { describePayproPage } from "./admin-paypro-page"
import { describeReturns } from "./admin-returns"
import { describeToday } from "./admin-today"
import { visitAdmin } from "./admin-visit"

describe("the admin in a browser, as built for production", () => {
  const visit = visitAdmin()

  describeOrderWidget(visit)
  describeOrderPayments(visit)
  describeToday(visit)
  describePayproPage(visit)
  describeReturns(visit)
  describeApply(visit)
  testSpanish(visit)
})
