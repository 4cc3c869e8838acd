import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { startSimulator, type NewFault, type RunningSimulator } from "../../../../simulator"
import { PayproRefusedError, PayproUnknownOutcomeError, PayproUnreachableError } from "../../errors"
import { parsePayproOptions, type PayproOptions } from "../../options"
import { newTradeNo } from "../../trade-no"
import { createPayproClient, type PayInRequest } from ".."

const MERCHANT = { merchantNo: "0000001", appSecret: "Client-Secret-1" }
const STORE = {
  ...MERCHANT,
  backendUrl: "https://shop.mx",
  returnUrl: "https://shop.mx/gracias?a=b",
}

let simulator: RunningSimulator
const lines: string[] = []
const logger = {
  debug: (line: string) => void lines.push(line),
  info: (line: string) => void lines.push(line),
  warn: (line: string) => void lines.push(line),
}

beforeAll(async () => {
  simulator = await startSimulator({ ...MERCHANT, autoCallback: false })
})
afterAll(() => simulator.close())
beforeEach(() => {
  simulator.reset()
  simulator.configure({ signAnswers: false, amountFormat: "decimals", accounts: "clabe" })
  lines.length = 0
})

const clientOf = (changes: Partial<PayproOptions> = {}) =>
  createPayproClient(
    parsePayproOptions({ ...STORE, baseUrl: simulator.baseUrl, ...changes }),
    logger,
  )

const request = (changes: Partial<PayInRequest> = {}): PayInRequest => ({
  tradeNo: newTradeNo(),
  amount: 300,
  wayCode: "va",
  ...changes,
})

const payInCalls = () => simulator.requests.counts().payInApi
const queryCalls = () => simulator.requests.counts().queryPayInResult

describe("payIn", () => {
  it.each([
    ["va", /^684180\d{12}$/],
    ["store", /^\d{14}$/],
  ] as const)("gets a %s voucher", async (wayCode, reference) => {
    const asked = request({ wayCode })
    expect(await clientOf().payIn(asked)).toEqual({
      tradeNo: asked.tradeNo,
      platformTradeNo: simulator.get(asked.tradeNo).payproTradeNo,
      status: "0015",
      message: "Create",
      paymentInfo: expect.stringMatching(reference),
    })
  })

  it("tells PayPro what the store knows, and nothing empty", async () => {
    const asked = request({
      payer: " José Ñandú ",
      email: "jose@correo.mx",
      mobile: "",
      remark: null,
    })
    await clientOf().payIn(asked)
    expect(simulator.get(asked.tradeNo)).toMatchObject({
      amount: "300",
      notifyUrl: "https://shop.mx/hooks/paypro",
      extras: {
        payer: "Jose Nandu",
        email: "jose@correo.mx",
        returnUrl: "https://shop.mx/gracias?a=b",
      },
    })
    expect(simulator.requests.list()[0]?.body).not.toMatch(/mobile|remark|\\\//)
  })

  it("sends a person's data in plain letters, so that no signed text can be cut into a status", async () => {
    const asked = request({
      payer: "Anastatus=0000",
      email: "ana=status@correo.mx",
      mobile: "+52 55 1234-5678",
      remark: "Pedido\nstatus=0000",
    })
    await clientOf().payIn(asked)
    const body = simulator.requests.list()[0]?.body ?? ""
    expect(JSON.parse(body)).toMatchObject({
      payer: "Anastatus 0000",
      mobile: "525512345678",
      remark: "Pedido status 0000",
    })
    expect(body).not.toContain("status=")
    expect(JSON.parse(body)).not.toHaveProperty("email")
  })

  it("signs with the salt in front, with the first secret or with the store's function", async () => {
    for (const signing of [
      { saltPosition: "prefix" as const },
      { appSecret: ["First-Secret", "Second-Secret"] },
      { sign: (canonical: string, secret: string) => `${canonical.length}-${secret.length}` },
    ]) {
      const paypro = await startSimulator({ ...MERCHANT, ...signing })
      const client = clientOf({ ...signing, baseUrl: paypro.baseUrl })
      await expect(client.payIn(request())).resolves.toHaveProperty("status", "0015")
      await paypro.close()
    }
  })

  it("takes the reference of PayPro's example, which is no CLABE, as it comes", async () => {
    simulator.configure({ accounts: "nineteen_digits" })
    const { paymentInfo } = await clientOf().payIn(request())
    expect(paymentInfo).toMatch(/^684180\d{13}$/)
  })

  it.each([
    { amount: 300.5 },
    { amount: 0 },
    { amount: -1 },
    { amount: Number.NaN },
    { tradeNo: "" },
    { tradeNo: "with space" },
    { tradeNo: "9".repeat(33) },
  ])("does not even send %j", async (changes) => {
    await expect(clientOf().payIn(request(changes))).rejects.toThrow()
    expect(payInCalls()).toBe(0)
  })

  it("says what PayPro said when it refuses the request", async () => {
    const client = clientOf()
    const asked = request()
    await client.payIn(asked)
    await expect(client.payIn(asked)).rejects.toMatchObject({
      name: "PayproRefusedError",
      code: "paypro_refused",
      retryable: false,
      payproCode: "10005",
      payproMessage: expect.stringContaining("tradeNo already exists"),
    })
  })

  it.each(["8000", "9999", "0100019"])("is refused definitely with code %s", async (code) => {
    simulator.setFault({ kind: "override", envelope: { code, msg: "Order Error", success: false } })
    const error = await clientOf()
      .payIn(request())
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PayproRefusedError)
    expect(error).toMatchObject({ payproCode: code, payproMessage: "Order Error" })
    expect(payInCalls()).toBe(1)
  })

  it("says what PayPro said when it refuses the transaction", async () => {
    simulator.setFault({
      kind: "override",
      data: { status: "0100019", desc: "payee's daily limit reached", paymentInfo: null },
    })
    await expect(clientOf().payIn(request())).rejects.toMatchObject({
      payproCode: "0100019",
      payproMessage: "payee's daily limit reached",
    })
  })

  it.each([
    ["another merchant", { merchantNo: "7654321" }, "10001"],
    ["another secret", { appSecret: "Another-Secret" }, "10003"],
  ])("is refused with %s", async (_, changes, payproCode) => {
    await expect(clientOf(changes).payIn(request())).rejects.toMatchObject({ payproCode })
  })

  const unknownOutcomes: [string, NewFault][] = [
    ["no answer", { kind: "timeout" }],
    ["an answer too late", { kind: "slow", ms: 2_000 }],
    ["a 500", { kind: "error500" }],
    ["a reset", { kind: "reset" }],
    ["half an answer", { kind: "garbage" }],
    ["a proxy's page", { kind: "html" }],
    ["a wrong signature", { kind: "wrongSignature" }],
    ["no reference", { kind: "override", data: { paymentInfo: null } }],
    ["a blank reference", { kind: "override", data: { paymentInfo: "  " } }],
    ["another voucher's number", { kind: "override", data: { tradeNo: "A1" } }],
    ["no status", { kind: "override", data: { status: null } }],
    ["a status that is a number", { kind: "override", data: { status: 15 } }],
    ["no data", { kind: "override", envelope: { data: null } }],
    ["no code", { kind: "override", envelope: { code: null } }],
    ["PayPro's system exception", { kind: "override", envelope: { code: "5000", success: false } }],
    ["a system exception as a number", { kind: "override", envelope: { code: 5000 } }],
    ["a transaction's unknown error", { kind: "override", data: { status: "00032" } }],
    ["success false with code 0000", { kind: "override", envelope: { success: "false" } }],
    ["success that is neither", { kind: "override", envelope: { success: "maybe" } }],
  ]

  it.each(unknownOutcomes)(
    "does not know what became of it after %s, and asks once",
    async (_, fault) => {
      simulator.setFault({ ...fault, endpoint: "payInApi" })
      const asked = request()
      await expect(clientOf().payIn(asked, { timeoutMs: 300 })).rejects.toThrow(
        PayproUnknownOutcomeError,
      )
      expect(payInCalls()).toBe(1)
      expect(simulator.get(asked.tradeNo).status).toBe("0015")
    },
  )

  it("knows that nothing was sent where there is no connection", async () => {
    const gone = await startSimulator(MERCHANT)
    await gone.close()
    const client = clientOf({ baseUrl: gone.baseUrl })
    await expect(client.payIn(request())).rejects.toThrow(PayproUnreachableError)
  })

  it("does not wait for an answer that trickles in", async () => {
    const trickle = await listen((_, response) => {
      const timer = setInterval(() => response.write(" "), 20)
      response.on("close", () => clearInterval(timer))
    })
    const client = clientOf({ baseUrl: urlOf(trickle) })
    await expect(client.payIn(request(), { timeoutMs: 200 })).rejects.toThrow(/within 200 ms/)
    await closed(trickle)
  })

  it("reads no more than a megabyte", async () => {
    const endless = await listen((_, response) => void response.end(" ".repeat(2 ** 21)))
    const client = clientOf({ baseUrl: urlOf(endless) })
    await expect(client.payIn(request())).rejects.toMatchObject({
      code: "paypro_unknown_outcome",
      message: expect.stringMatching(/^The connection to PayPro broke/),
    })
    await closed(endless)
  })

  it("follows no redirect", async () => {
    const elsewhere = await listen((_, response) => {
      response.writeHead(307, { location: `${simulator.baseUrl}/v1/paypro/payInApi` }).end()
    })
    const client = clientOf({ baseUrl: urlOf(elsewhere) })
    await expect(client.payIn(request())).rejects.toThrow(PayproUnknownOutcomeError)
    await closed(elsewhere)
    expect(payInCalls()).toBe(0)
  })
})

/** `2024-10-11 9:30:13`: PayPro prints the hour without a leading zero. */
const LOCAL_TIME = /^\d{4}-\d\d-\d\d \d{1,2}:\d\d:\d\d$/

describe("queryPayIn", () => {
  it("tells how a voucher stands", async () => {
    const client = clientOf()
    const { tradeNo, platformTradeNo } = await client.payIn(request())
    expect(await client.queryPayIn(tradeNo)).toMatchObject({
      tradeNo,
      platformTradeNo,
      status: "0015",
      message: "Create",
      amount: "300.00",
      amountUnreadable: false,
      createTime: expect.stringMatching(LOCAL_TIME),
      successTime: null,
    })
    simulator.pay(tradeNo, 100)
    expect(await client.queryPayIn(tradeNo)).toMatchObject({
      status: "0001",
      amount: "100.00",
      successTime: expect.stringMatching(LOCAL_TIME),
    })
    simulator.pay(tradeNo, "250.50")
    expect(await client.queryPayIn(tradeNo)).toMatchObject({ status: "0000", amount: "350.50" })
  })

  it("reads PayPro's number in its documented spelling", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    simulator.setFault({ kind: "override", data: { payproTradeNo: null, platFormTradeNo: "P1" } })
    await expect(client.queryPayIn(tradeNo)).resolves.toHaveProperty("platformTradeNo", "P1")
  })

  it("adds up the successful payments of a payment list", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    const paymentList = [
      { amount: "100", status: "0000", utr: "1" },
      { amount: 200.5, status: "0000" },
      { amount: "50", status: "00029" },
    ]
    simulator.setFault({ kind: "override", data: { paymentList } })
    await expect(client.queryPayIn(tradeNo)).resolves.toHaveProperty("paymentListTotal", "300.5")
  })

  it("keeps what else an answer says where its amounts and times cannot be read", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    const data = {
      status: "0000",
      amount: "300,00",
      receivedAmount: "unknown",
      createTime: ["2024-10-11"],
      paymentList: [{ amount: "300,00", status: "0000" }],
    }
    simulator.setFault({ kind: "override", data })
    await expect(client.queryPayIn(tradeNo)).resolves.toMatchObject({
      status: "0000",
      amount: null,
      amountUnreadable: true,
      receivedAmount: null,
      paymentListTotal: null,
      createTime: null,
    })
  })

  it("refuses an unknown number", async () => {
    await expect(clientOf().queryPayIn("A1")).rejects.toThrow(PayproRefusedError)
    expect(queryCalls()).toBe(1)
  })

  it.each([{ success: "true" }, { success: null }, { timestamp: "1728613513280" }])(
    "takes the answer with %j",
    async (envelope) => {
      const client = clientOf()
      const { tradeNo } = await client.payIn(request())
      simulator.setFault({ kind: "override", envelope })
      await expect(client.queryPayIn(tradeNo)).resolves.toHaveProperty("status", "0015")
    },
  )

  it.each<NewFault["kind"]>(["timeout", "error500", "reset", "garbage", "html", "wrongSignature"])(
    "asks again after %s",
    async (kind) => {
      const client = clientOf()
      const { tradeNo } = await client.payIn(request())
      simulator.setFault({ kind, endpoint: "queryPayInResult", count: 2 })
      await expect(client.queryPayIn(tradeNo, { timeoutMs: 150 })).resolves.toHaveProperty(
        "tradeNo",
        tradeNo,
      )
      expect(queryCalls()).toBe(3)
    },
  )

  it("does not know how a voucher stands after PayPro's system exception, having asked again", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    const envelope = { code: "5000", msg: "System exception", success: false, data: null }
    simulator.setFault({ kind: "override", endpoint: "queryPayInResult", envelope })
    const error = await client
      .queryPayIn(tradeNo, { retries: 1 })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PayproUnknownOutcomeError)
    expect(error).toHaveProperty("message", expect.stringContaining("5000 (System exception)"))
    expect(queryCalls()).toBe(2)
  })

  it("tells a refused query from a failed payment, also where the answer names a status", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    for (const code of ["8000", "9999"]) {
      const envelope = { code, msg: "Order Error", success: false }
      simulator.setFault({ kind: "override", envelope, data: { status: "00029" }, count: 1 })
      await expect(client.queryPayIn(tradeNo)).rejects.toThrow(PayproRefusedError)
    }
    await expect(client.queryPayIn(tradeNo)).resolves.toHaveProperty("status", "0015")
  })

  it("gives up after the retries it was granted", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    simulator.setFault({ kind: "error500", endpoint: "queryPayInResult" })
    await expect(client.queryPayIn(tradeNo, { retries: 0 })).rejects.toThrow(/HTTP status 500/)
    expect(queryCalls()).toBe(1)
  })

  it("does not believe an answer about another voucher", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    simulator.setFault({ kind: "override", data: { tradeNo: "A1", status: "0000" } })
    await expect(client.queryPayIn(tradeNo, { retries: 0 })).rejects.toThrow(/another trade number/)
  })

  it("checks the signature of an answer that has one", async () => {
    simulator.configure({ signAnswers: true, amountFormat: "four_decimals" })
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    await expect(client.queryPayIn(tradeNo)).resolves.toHaveProperty("amount", "300.0000")

    const stranger = clientOf({ appSecret: ["Client-Secret-1", "Next-Secret"] })
    await expect(stranger.queryPayIn(tradeNo)).resolves.toHaveProperty("tradeNo", tradeNo)
  })
})

describe("queryBalance", () => {
  it("reads what PayPro holds, as printed", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request())
    simulator.pay(tradeNo)
    expect(await client.queryBalance()).toEqual({
      availableAmount: "291.0000",
      freezeAmount: "0.0000",
      unsettledAmount: "0.0000",
    })
  })

  it("reads the available amount in either spelling", async () => {
    for (const data of [
      { availableAmount: null, availablAmount: "120.0000" },
      { availableAmount: "120.0000", availablAmount: null },
    ]) {
      simulator.setFault({ kind: "override", data, count: 1 })
      await expect(clientOf().queryBalance()).resolves.toHaveProperty("availableAmount", "120.0000")
    }
  })

  it("does not take an answer without an available amount for a balance", async () => {
    simulator.setFault({ kind: "override", data: { availablAmount: null } })
    await expect(clientOf().queryBalance({ retries: 0 })).rejects.toThrow(
      /availableAmount: is missing/,
    )
  })

  it("does not take PayPro's system exception for wrong credentials", async () => {
    simulator.setFault({ kind: "override", envelope: { code: "5000", success: false } })
    await expect(clientOf().queryBalance({ retries: 0 })).rejects.toThrow(PayproUnknownOutcomeError)
  })

  it("tells wrong credentials", async () => {
    const client = clientOf({ appSecret: "Another-Secret" })
    await expect(client.queryBalance()).rejects.toMatchObject({ payproCode: "10003" })
  })
})

describe("what is logged", () => {
  const person = { payer: "José Ñandú", email: "jose@correo.mx", mobile: "5512345678" }

  it("is one line a request, of what a log may hold", async () => {
    const client = clientOf()
    const { tradeNo } = await client.payIn(request(person))
    await client.queryPayIn(tradeNo)
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(`^PayPro payInApi ${tradeNo} va 300 MXN: accepted in \\d+ ms$`),
      ),
      expect.stringMatching(
        new RegExp(`^PayPro queryPayInResult ${tradeNo}: accepted in \\d+ ms$`),
      ),
    ])
  })

  it("never quotes a person or a secret, even where PayPro does", async () => {
    const sent = ["Jose Nandu", person.email, person.mobile]
    const quoting = `no ${sent.join(", ")}\n${MERCHANT.appSecret} ${"x".repeat(500)}`
    simulator.setFault({ kind: "override", envelope: { code: "10004", msg: quoting }, count: 1 })
    const wrongSecret = clientOf({ appSecret: "Another-Secret" })
    const errors = [
      await clientOf()
        .payIn(request(person))
        .catch((error: unknown) => error),
      await wrongSecret.payIn(request(person)).catch((error: unknown) => error),
    ]
    const said = JSON.stringify([lines, errors, errors.map(String)])
    expect(said).toMatch(/10004.*10003/)
    expect(said).not.toMatch(/José|Jose|jose@|5512345678|-Secret/)
    expect(lines).toHaveLength(2)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400)
    expect(lines.join("")).not.toContain("\n")
  })
})

async function listen(handler: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return server
}

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function closed(server: Server): Promise<void> {
  const done = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await done
}
