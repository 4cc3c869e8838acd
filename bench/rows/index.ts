import type { Row } from "../row"
import { adminList } from "./admin-list"
import { callbackLatency } from "./callback-latency"
import { complete, session } from "./checkout"
import { duplicates } from "./duplicates"
import { movementsRow } from "./movements"
import { paidThroughput } from "./paid-throughput"
import { reconcileRow } from "./reconcile"
import { sizes } from "./sizes"
import { serverStart } from "./start"
import { verify } from "./verify"
import { voucherPage } from "./voucher-page"
import { wrongSignature } from "./wrong-signature"

/** As they are measured. The list of vouchers comes last: it empties their table. */
export const ROWS: Row[] = [
  sizes,
  verify,
  session,
  complete,
  callbackLatency,
  paidThroughput,
  duplicates,
  wrongSignature,
  voucherPage,
  reconcileRow,
  movementsRow,
  serverStart,
  adminList,
]
