import { describeRenewing } from "./voucher-page-renewing"

describeRenewing("initiate")
