import { randomUUID } from "node:crypto"
import type Medusa from "@medusajs/js-sdk"
import type * as ReconcileJob from "../../src/jobs/reconcile-paypro-vouchers"
import type { AdminHealthResponse } from "../../src/admin-view/types"
import { describeStore, eventually, waitFor } from "../helpers"

describeStore("admin health", (store) => {
  let admin: Medusa
  beforeEach(async () => {
    admin = await store.admin()
  })

  const read = async () => {
    const { health } = await admin.client.fetch<AdminHealthResponse>("/admin/paypro/health")
    return { health, codes: Object.fromEntries(health.checks.map(({ id, code }) => [id, code])) }
  }
  /** Loaded here, because it reads its schedule as it is loaded: before Medusa has started, it would run every minute. */
  const job = () =>
    jest.requireActual<typeof ReconcileJob>("../../src/jobs/reconcile-paypro-vouchers")
  const runJob = () => job().default(store.container)
  /** What PayPro says is shared for two seconds. */
  const readUntil = (expected: Record<string, string>) =>
    eventually(async () => {
      const seen = await read()
      expect(seen.codes).toMatchObject(expected)
      return seen
    })
  const callWithWrongSignature = () =>
    fetch(`${store.url}/hooks/paypro`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ tradeNo: "1", status: "0000", sign: "wrong" }),
    })

  it("says that all is well", async () => {
    await runJob()
    const { health, codes } = await readUntil({ credentials: "accepted" })
    expect(codes).toEqual({
      app_secret: "strong",
      credentials: "accepted",
      salt_position: "right",
      clock: "together",
      callback_url: "development",
      regions: "both",
      locale: "point",
      callbacks: "never",
      signatures: "none",
      job: "runs",
      event_bus: "development",
      first_payment: "never",
      inbox: "empty",
      reading: "unseen",
      locking: "development",
    })
    expect(health).toMatchObject({
      state: "unknown",
      paypro: {
        outcome: "accepted",
        salt_position: "suffix",
        balance: { available: "0.0000", frozen: "0.0000", unsettled: "0.0000" },
        clock_skew_ms: 0,
      },
      callbacks: {
        url: `${store.url}/hooks/paypro`,
        last_at: null,
        signature_failures: 0,
      },
      job: { last_run_at: expect.any(String), last_tally: { checked: 0 }, backlog: 0 },
      configuration: { merchant_no: "••••001", app_secrets: 1, salt_position: "suffix" },
    })
    expect(JSON.stringify(health)).not.toContain(store.appSecret)
  })

  it("runs the job by the schedule of the options", () => {
    expect(job().config.schedule).toBe("0 4 * * 0")
  })

  it("says that PayPro is down, refuses, or talks nonsense", async () => {
    store.simulator.setFault({
      kind: "override",
      endpoint: "queryBalance",
      envelope: { code: "10003", msg: "sign error", success: false },
    })
    const { health, codes } = await readUntil({ credentials: "refused" })
    expect(health).toMatchObject({ state: "error", paypro: { balance: null, salt_position: null } })
    expect(codes).toMatchObject({ credentials: "refused", salt_position: "unknown" })
    expect(health.checks[0]?.message).toContain("check merchantNo and appSecret")

    await store.simulator.clearFaults()
    store.simulator.setFault({ kind: "html", endpoint: "queryBalance" })
    await readUntil({ credentials: "unclear" })
  })

  it("finds the salt position that PayPro wants", async () => {
    const { signing } = store.simulator
    signing.saltPosition = "prefix"
    try {
      const { health, codes } = await readUntil({ salt_position: "wrong" })
      expect(codes).toMatchObject({ credentials: "accepted" })
      expect(health).toMatchObject({ state: "error", paypro: { salt_position: "prefix" } })
    } finally {
      signing.saltPosition = "suffix"
    }
  })

  it("asks PayPro once for everybody who looks at the same time", async () => {
    await readUntil({ credentials: "accepted" })
    await waitFor(async () => {
      const before = store.simulator.requests.counts().queryBalance
      await Promise.all([read(), read(), read()])
      return store.simulator.requests.counts().queryBalance - before === 1
    })
  })

  it("shows a clock that is wrong", async () => {
    store.simulator.setFault({
      kind: "override",
      endpoint: "queryBalance",
      envelope: { timestamp: Date.now() - 600_000 },
    })
    const { health } = await readUntil({ clock: "apart" })
    expect(health.checks.find(({ id }) => id === "clock")?.values.seconds).toBeGreaterThan(590)
  })

  it("counts wrong signatures, without a word to the database until they are asked for", async () => {
    const health = store.container.resolve("__pg_connection__")("paypro_health")
    for (let calls = 0; calls < 3; calls++) {
      expect((await callWithWrongSignature()).status).toBe(401)
    }
    expect(await health.clone()).toEqual([])
    expect((await read()).health.callbacks.signature_failures).toBe(3)
    await callWithWrongSignature()
    const { codes, health: shown } = await read()
    expect(shown.callbacks.signature_failures).toBe(4)
    expect(codes.signatures).toBe("failed")
    expect(await health.clone()).toHaveLength(1)
  })

  it("shows when PayPro last called, and what waits for the job", async () => {
    const { voucher } = await store.guest().buy("va")
    await store.pay(voucher.trade_no)
    const { id } = await store.paypro.issueVoucher({
      purchase: await store.paypro.ensurePurchase(randomUUID(), null),
      payment_session_id: "payses_1",
      payment_collection_id: null,
      cart_id: null,
      provider_id: "pp_paypro-va_paypro",
      way_code: "va",
      total_amount: "300",
      amount: 300,
      currency_code: "mxn",
      payer: {},
    })
    await store.paypro.updatePayproVouchers({ id, ask_at: new Date(0) })
    const { health, codes } = await read()
    expect(codes).toMatchObject({ callbacks: "received", job: "never" })
    expect(health.job.backlog).toBe(1)
    expect(Date.now() - Date.parse(health.callbacks.last_at ?? "")).toBeLessThan(60_000)

    await runJob()
    expect((await read()).health.job).toMatchObject({ backlog: 0, last_tally: { settled: 1 } })
  })
})
