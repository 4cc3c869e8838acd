import type en from "../en"
import type { Words } from "../words"
import common from "./common"
import discrepancy from "./discrepancy"
import health from "./health"
import lists from "./lists"
import order from "./order"
import voucher from "./voucher"

const es: Words<typeof en> = {
  ...common,
  ...voucher,
  ...order,
  ...discrepancy,
  ...lists,
  ...health,
}

export default es
