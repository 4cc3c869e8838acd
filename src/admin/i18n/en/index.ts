import common from "./common"
import discrepancy from "./discrepancy"
import health from "./health"
import lists from "./lists"
import order from "./order"
import voucher from "./voucher"

export default { ...common, ...voucher, ...order, ...discrepancy, ...lists, ...health }
