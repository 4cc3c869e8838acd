import { createHash } from "node:crypto"
import { signFields } from "../../src/lib/signature/sign"
import { verifySigned } from "../../src/lib/signature/verify"
import { times } from "../format"
import { alternately } from "../rounds"
import type { Row } from "../row"
import { median, ratioOf } from "../statistics"
import { SIGNING } from "../world/merchant"

const TARGET = 10

const FIELDS = {
  platFormTradeNo: "5286e98841194687a95d25b5f3be346d",
  tradeNo: "20261123021306123456789012",
  amount: 30000,
  status: "0000",
  message: "SUCCESS",
  utr: "111111111111",
  successTime: "2024-07-01 18:34:31",
  remark: "Pedido 1042",
  timestamp: "1724740395968",
}

/** With `sign` ten fields. */
const BODY = Buffer.from(JSON.stringify({ ...FIELDS, sign: signFields(FIELDS, SIGNING) }))

/** Microseconds each. */
const timed = (work: () => unknown, count: number) => async () => {
  const start = performance.now()
  for (let n = 0; n < count; n++) {
    work()
  }
  return (1000 * (performance.now() - start)) / count
}

export const verify: Row = {
  name: "verify",
  async run({ quick }) {
    const count = quick ? 5_000 : 20_000
    const [ours, md5] = await alternately(
      [
        timed(() => verifySigned(BODY, SIGNING), count),
        timed(() => createHash("md5").update(BODY).digest("hex"), count),
      ],
      15,
    )
    const ratio = ratioOf(ours, md5)
    return [
      {
        what: "verify a callback of 10 fields",
        measured: `${median(ours).toFixed(1)} µs`,
        against: `${median(md5).toFixed(1)} µs bare MD5 of the same bytes`,
        compared: times(ratio),
        target: `at most ${TARGET} times`,
        met: ratio <= TARGET,
        raw: { ours, md5 },
      },
    ]
  },
}
