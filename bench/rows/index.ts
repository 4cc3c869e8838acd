import type { Row } from "../row"
import { callbackLatency } from "./callback-latency"
import { paidThroughput } from "./paid-throughput"

export const ROWS: Row[] = [callbackLatency, paidThroughput]
