import { once } from "node:events"
import { request, type ClientRequest, type IncomingMessage } from "node:http"
import { setTimeout as wait } from "node:timers/promises"
import { gzipSync } from "node:zlib"
import { CALLBACK_BODY_MS } from "../../src/lib/timing"
import type { Store } from "../helpers"
import { callbackBody } from "../helpers/callback"
import { attackerOf } from "./attacker"

const UNPACKED_BYTES = 64 * 1024 * 1024

/** However it is closed: who is hung up on reads an error first. */
const closing = async (outgoing: ClientRequest) =>
  await new Promise<void>((resolve) => outgoing.once("close", resolve))

export function attackBodies(store: Store): void {
  const { post, rows } = attackerOf(store)
  const open = (headers: Record<string, string> = {}) =>
    request(`${store.url}/hooks/paypro`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
    })

  it("bodies that unpack to megabytes are refused without being unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(UNPACKED_BYTES, "a"))
    const headers = { "content-encoding": "gzip" }
    const started = performance.now()
    expect((await post({ body: bomb, headers })).status).toBe(415)
    expect((await post({ body: gzipSync(bomb), headers })).status).toBe(415)
    expect(performance.now() - started).toBeLessThan(2_000)
    const { voucher } = await store.guest().buy("va")
    const page = new URL(
      (await store.voucherOf(voucher.trade_no)).token,
      `${store.url}/paypro/pay/`,
    )
    const form = { ...headers, "content-type": "application/x-www-form-urlencoded" }
    expect((await post({ path: page.pathname, body: bomb, headers: form })).status).toBe(413)
  })

  it("a body that never ends is refused at 8 KB, and hung up on", async () => {
    const endless = open({ "transfer-encoding": "chunked" })
    const closed = closing(endless)
    endless.on("error", () => undefined)
    const answered = once(endless, "response") as Promise<[IncomingMessage]>
    const pump = setInterval(() => endless.write("x".repeat(1_024)), 5)
    const [answer] = await answered
    expect(answer.resume().statusCode).toBe(413)
    await closed
    clearInterval(pump)
  }, 30_000)

  it("senders of one byte at a time keep nobody waiting, and are hung up on", async () => {
    const started = performance.now()
    const slow = Array.from({ length: 100 }, () => open({ "content-length": "300" }))
    const closed = slow.map(async (outgoing) => {
      outgoing.on("error", () => undefined)
      outgoing.write("{")
      await closing(outgoing)
    })
    await wait(500)
    const { voucher } = await store.guest().buy("va")
    const body = callbackBody(store.simulator.get(voucher.trade_no), store.appSecret)
    const asked = performance.now()
    expect(await post({ body })).toEqual({ status: 200, text: "OK" })
    expect(performance.now() - asked).toBeLessThan(3_000)
    await Promise.all(closed)
    expect(performance.now() - started).toBeLessThan(CALLBACK_BODY_MS + 10_000)
  }, 40_000)

  it("absurd JSON costs milliseconds and leaves nothing behind", async () => {
    const before = await rows()
    const sign = `"sign":"${"0".repeat(32)}"`
    const bodies = [
      `{"a":${"[".repeat(8_000)}`,
      `{${sign},"a":${"[".repeat(4_000)}${"]".repeat(4_000)}}`,
      `{${sign},"a":[${"1,".repeat(4_000).slice(0, 7_900)}1]}`,
      `{${sign},"__proto__":{"status":"0000"}}`,
      `{${sign},"a":"${"\\u0000".repeat(1_000)}"}`,
      `{${sign},${sign}}`,
    ]
    for (const body of bodies) {
      const started = performance.now()
      expect([400, 401]).toContain((await post({ body })).status)
      expect(performance.now() - started).toBeLessThan(1_000)
    }
    expect(await rows()).toEqual(before)
  })
}
