import common from "./common"
import discrepancy from "./discrepancy"
import health from "./health"
import lists from "./lists"
import movements from "./movements"
import order from "./order"
import returns from "./returns"
import server from "./server"
import today from "./today"
import voucher from "./voucher"

export default {
  ...common,
  ...voucher,
  ...order,
  ...discrepancy,
  ...lists,
  ...health,
  ...returns,
  ...movements,
  ...today,
  ...server,
}
