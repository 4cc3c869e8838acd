import { createHash } from "node:crypto"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { askPaypro } from "../../src/workflows/ask-paypro"
import { canonicalize } from "../../src/lib/signature/sign"
import { SIMULATOR_SECRET } from "../../src/lib/weak-secrets"
import { eventually, type Store } from "../helpers"
import { callbackBody, signedBody } from "../helpers/callback"
import { attackerOf } from "./attacker"
import { extend } from "./length-extension"

const MEDUSAS_ROUTE = "/hooks/payment/paypro-va_paypro"

export function attackSignatures(store: Store): void {
  const { post, rows } = attackerOf(store)
  const fieldsOf = (tradeNo: string) => ({
    tradeNo,
    amount: "300",
    status: "0000",
    message: "SUCCESS",
    timestamp: "1724740395968",
  })

  it("forgeries are refused, counted and not logged, and book nothing", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const before = await rows()
    const fields = fieldsOf(voucher.trade_no)
    const md5 = (text: string) => createHash("md5").update(text).digest("hex")
    const right = md5(canonicalize(fields) + store.appSecret)
    const forged = (sign: unknown) => JSON.stringify({ ...fields, sign })
    const forgeries = [
      JSON.stringify(fields),
      signedBody(fields, SIMULATOR_SECRET),
      forged(md5(canonicalize(fields))),
      forged(right.toUpperCase()),
      forged([right]),
      forged({ toString: right }),
      forged(`${right} `),
      forged("0".repeat(32)),
      forged(null),
      forged(right).replace("SUCCESS", "SUCCESs"),
      forged(right).replace('"300"', "300.0"),
    ]
    const logger = store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const lines = (["info", "warn", "error"] as const).map((level) => jest.spyOn(logger, level))
    for (const body of forgeries) {
      expect([body, (await post({ body })).status]).toEqual([body, 401])
      expect((await post({ path: MEDUSAS_ROUTE, body })).status).toBe(200)
    }
    // Medusa hands them to the plugin five seconds after it answered.
    await eventually(
      async () => {
        await store.paypro.healthLog.flush()
        expect(await store.paypro.signatureFailuresOfLastDay()).toBe(2 * forgeries.length)
      },
      { deadline: 20_000 },
    )
    expect(lines.flatMap(({ mock }) => mock.calls).join("\n")).not.toMatch(/PayPro|sign/)
    lines.forEach((line) => line.mockRestore())
    expect(await rows()).toEqual(before)
    expect(await store.books(order.id)).toMatchObject({ captured: 0, status: "pending" })
  })

  it("a genuine callback books its payment once, however often it is replayed", async () => {
    const { order, voucher } = await store.guest().buy("va")
    store.simulator.pay(voucher.trade_no, undefined, { callback: false })
    const body = callbackBody(store.simulator.get(voucher.trade_no), store.appSecret)
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ body })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await eventually(async () => expect((await store.books(order.id)).captured).toBe(300))
    await post({ body })
    await post({ body: body.replace("{", '{"empty":"","nothing":null,') })
    await askPaypro(store.container)
    expect(await store.books(order.id)).toMatchObject({
      captures: [{ amount: 300 }],
      transacted: 300,
    })
    expect(await store.paypro.listPayproCallbacks({})).toHaveLength(1)
    expect(await store.paypro.listPayproDiscrepancies({})).toEqual([])
  })

  it("a signature that was extended in length signs no callback", async () => {
    const { order, voucher } = await store.guest().buy("va")
    const before = await rows()
    // With the secret in front MD5 can be carried on from a signature that somebody has seen.
    const { options } = store.paypro
    options.saltPosition = "prefix"
    const seen = { ...fieldsOf(voucher.trade_no), status: "0015" }
    const canonical = canonicalize(seen)
    const sign = createHash("md5")
      .update(store.appSecret + canonical)
      .digest("hex")
    const { suffix, digest } = extend(sign, Buffer.byteLength(store.appSecret + canonical), "utr=1")
    const signed = Buffer.concat([Buffer.from(store.appSecret + canonical), suffix])
    expect(createHash("md5").update(signed).digest("hex")).toBe(digest)
    const head = JSON.stringify({ ...seen, sign: digest })
      .slice(0, -1)
      .replace(/"tradeNo":"\d+",/, "")
    const start = Buffer.from(`${head},"tradeNo":"${voucher.trade_no}`)
    const raw = Buffer.concat([start, suffix, Buffer.from('"}')])
    const escaped = Buffer.from(
      `${start.toString()}${JSON.stringify(suffix.toString("latin1")).slice(1, -1)}"}`,
    )
    for (const body of [raw, escaped]) {
      expect([400, 401]).toContain((await post({ body })).status)
    }
    options.saltPosition = "suffix"
    expect(await rows()).toEqual(before)
    expect((await store.books(order.id)).captured).toBe(0)
  })
}
