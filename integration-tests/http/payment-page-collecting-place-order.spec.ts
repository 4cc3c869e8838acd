import { describeCollecting } from "./payment-page-collecting"

describeCollecting("place_order")
