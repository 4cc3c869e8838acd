import { describeRenewing } from "./voucher-page-renewing"

describeRenewing("place_order")
