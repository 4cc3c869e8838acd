import { describeCollecting } from "./payment-page-collecting"

describeCollecting("initiate")
