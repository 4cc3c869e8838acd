import {
  configurationChecks,
  maskedConfiguration,
  payproChecks,
  regionCheck,
  storeChecks,
  worstOf,
} from ".."
import { parsePayproOptions, type PayproOptions, type WayCode } from "../../options"
import type { PayproProbe } from "../probe"
import type { StoreFacts } from "../store-checks"

const codes = (checks: { id: string; code: string; state: string }[]) =>
  Object.fromEntries(checks.map(({ id, code, state }) => [id, `${state} ${code}`]))

describe("configurationChecks", () => {
  const appSecret = ["a-secret-that-is-long-enough"]
  const addresses = (backendUrl: string, baseUrl = "https://openapi.paypro.example/mex-pay") =>
    codes(configurationChecks({ backendUrl, baseUrl, appSecret }, "en-US")).callback_url

  it.each([
    ["https://store.example", "ok public"],
    ["http://localhost:9000", "warning local"],
    ["https://localhost:9000", "warning local"],
    ["http://127.0.0.1:9000", "warning local"],
    ["http://[::1]:9000", "warning local"],
    ["http://127.1:9000", "warning local"],
    ["https://127.example.com", "ok public"],
    ["https://localhost.example", "ok public"],
  ])("%s with PayPro out there: %s", (backendUrl, expected) => {
    expect(addresses(backendUrl)).toBe(expected)
  })

  it("lets a simulator on this machine call this machine", () => {
    expect(addresses("http://localhost:9000", "http://localhost:9010/mex-pay")).toBe(
      "ok development",
    )
  })

  it.each([
    ["en-US", "ok point"],
    ["es-MX", "ok point"],
    ["es-ES", "warning comma"],
    ["de-DE", "warning comma"],
  ])("knows how %s writes decimals", (locale, expected) => {
    const options = { backendUrl: "https://store.example", baseUrl: "https://paypro.example" }
    expect(codes(configurationChecks({ ...options, appSecret }, locale)).locale).toBe(expected)
  })

  it.each([
    [["sixteen-letters!"], "ok strong"],
    [["fifteen-letters"], "warning weak"],
    [["simulator-secret"], "warning weak"],
    [["a-secret-that-is-long-enough", "old"], "warning weak"],
  ])("the secrets %j: %s", (appSecret, expected) => {
    const options = { backendUrl: "https://store.example", baseUrl: "https://paypro.example" }
    expect(codes(configurationChecks({ ...options, appSecret })).app_secret).toBe(expected)
  })
})

describe("payproChecks", () => {
  const probe: PayproProbe = {
    outcome: "accepted",
    saltPosition: "suffix",
    balance: { availableAmount: "10.0000", freezeAmount: "0", unsettledAmount: "0" },
    clockSkewMs: 0,
    problem: null,
  }
  const configured = { saltPosition: "suffix" as const }

  it("says that all is well", () => {
    const checks = payproChecks(probe, configured)
    expect(codes(checks)).toEqual({
      credentials: "ok accepted",
      salt_position: "ok right",
      clock: "ok together",
    })
    expect(checks[0]?.message).toBe(
      "PayPro accepts the credentials. Available balance: 10.0000 MXN.",
    )
  })

  it.each([
    [{ outcome: "refused" as const, saltPosition: null }, "credentials", "error refused"],
    [{ outcome: "unreachable" as const, saltPosition: null }, "credentials", "error unreachable"],
    [{ outcome: "unclear" as const, saltPosition: null }, "credentials", "error unclear"],
    [{ saltPosition: null }, "salt_position", "unknown unknown"],
    [{ saltPosition: "prefix" as const }, "salt_position", "error wrong"],
    [{ clockSkewMs: null }, "clock", "unknown unknown"],
    [{ clockSkewMs: 60_000 }, "clock", "ok together"],
    [{ clockSkewMs: -60_001 }, "clock", "warning apart"],
  ])("%j: %s is %s", (changes, id, expected) => {
    expect(codes(payproChecks({ ...probe, ...changes }, configured))[id]).toBe(expected)
  })

  it("leaves the salt to a sign function", () => {
    const options = { ...configured, sign: () => "x" }
    expect(codes(payproChecks({ ...probe, saltPosition: null }, options)).salt_position).toBe(
      "ok custom",
    )
  })
})

describe("storeChecks", () => {
  const now = new Date("2026-11-23T12:00:00Z")
  const facts: StoreFacts = {
    now,
    isPublic: true,
    oldestUnprocessedAt: null,
    lastCallbackAt: now,
    signatureFailures: 0,
    lastJobRunAt: now,
    backlog: 0,
    eventBusInMemory: false,
    lockingInMemory: false,
  }
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

  it("says that all is well", () => {
    expect(worstOf(storeChecks(facts))).toBe("ok")
  })

  it.each([
    [{ lastCallbackAt: null }, "callbacks", "unknown never"],
    [{ signatureFailures: 1 }, "signatures", "warning failed"],
    [{ lastJobRunAt: null }, "job", "warning never"],
    [{ lastJobRunAt: minutesAgo(15), backlog: 1 }, "job", "warning late"],
    [{ lastJobRunAt: minutesAgo(14), backlog: 1 }, "job", "ok runs"],
    [{ lastJobRunAt: minutesAgo(600) }, "job", "ok runs"],
    [{ eventBusInMemory: true }, "event_bus", "warning in_memory"],
    [{ eventBusInMemory: true, isPublic: false }, "event_bus", "ok development"],
    [{ lockingInMemory: true }, "locking", "warning in_memory"],
    [{ lockingInMemory: true, isPublic: false }, "locking", "ok development"],
  ])("%j: %s is %s", (changes, id, expected) => {
    expect(codes(storeChecks({ ...facts, ...changes }))[id]).toBe(expected)
  })
})

describe("worstOf", () => {
  it.each([
    [[], "ok"],
    [["ok", "unknown"], "unknown"],
    [["warning", "unknown", "ok"], "warning"],
    [["warning", "error", "ok"], "error"],
  ] as const)("%j is %s", (states, expected) => {
    const checks = states.map((state) => ({
      id: "clock" as const,
      code: "x",
      message: "",
      values: {},
      state,
    }))
    expect(worstOf(checks)).toBe(expected)
  })
})

describe("maskedConfiguration", () => {
  const options: PayproOptions = {
    merchantNo: "1234567",
    appSecret: ["top-secret", "old-secret"],
    baseUrl: "https://proxy.example/mex-pay",
    backendUrl: "https://store.example",
    staffMails: ["caja@store.example"],
    store: { contactUrl: "https://user:pass-word@store.example" },
  }

  it("shows no secret", () => {
    const masked = maskedConfiguration(parsePayproOptions(options))
    expect(masked).toMatchObject({
      merchant_no: "••••567",
      app_secrets: 2,
      base_url: "https://proxy.example/mex-pay",
      backend_url: "https://store.example",
      salt_position: "suffix",
      contact_url: "https://•••@store.example",
      staff_mails: 1,
    })
    expect(JSON.stringify(masked)).not.toMatch(/secret"|top-|old-|pass-word|1234|caja@/)
  })
})

describe("regionCheck", () => {
  it.each<[string, WayCode[][], string]>([
    ["both in one", [["va", "store"]], "ok both"],
    ["one each", [["va"], ["store"]], "ok both"],
    ["one only", [["store"], []], "ok one"],
    ["none", [[], []], "warning none"],
    ["no region", [], "warning no_region"],
  ])("regions in MXN that offer %s", (_, regions, expected) => {
    const { code, state } = regionCheck(regions.map((wayCodes) => ({ wayCodes })))
    expect(`${state} ${code}`).toBe(expected)
  })

  it("says which method is missing, by the name that staff look for", () => {
    expect(regionCheck([{ wayCodes: ["store"] }]).message).toBe(
      "pp_paypro-store_paypro is offered in a region in MXN, and pp_paypro-va_paypro in none.",
    )
  })
})
