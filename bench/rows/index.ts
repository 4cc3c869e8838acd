import type { Row } from "../row"
import { admin } from "./admin"
import { callbackLatency } from "./callback-latency"
import { complete, session } from "./checkout"
import { duplicates } from "./duplicates"
import { forged } from "./forged"
import { killed } from "./killed"
import { movementsRow } from "./movements"
import { pages } from "./pages"
import { paidThroughput } from "./paid-throughput"
import { reconcileRow } from "./reconcile"
import { sizes } from "./sizes"
import { serverStart } from "./start"
import { verify } from "./verify"

/** As they are measured. */
export const ROWS: Row[] = [
  sizes,
  verify,
  session,
  complete,
  callbackLatency,
  paidThroughput,
  killed,
  duplicates,
  forged,
  pages,
  movementsRow,
  serverStart,
  admin,
  reconcileRow,
]
