import { parsePayproOptions } from "../options"

const least = {
  merchantNo: "0000001",
  appSecret: "s3cret",
  baseUrl: "https://paypro.example/mex-pay/",
  backendUrl: "https://store.example/",
}

it("fills in the defaults", () => {
  expect(parsePayproOptions(least)).toMatchObject({
    appSecret: ["s3cret"],
    baseUrl: "https://paypro.example/mex-pay",
    backendUrl: "https://store.example",
    saltPosition: "suffix",
    rounding: "reject",
    issueVoucher: "initiate",
    limits: { va: { min: 1 }, store: { min: 1, max: 10_000 } },
    payWithinDays: { va: 2, store: 3 },
    graceHours: { va: 2, store: 48 },
    cancelUnpaidOrders: true,
    locale: "es-MX",
  })
})

it("keeps the default of a limit that is given in part", () => {
  const { limits } = parsePayproOptions({ ...least, limits: { store: { min: 50 } } })
  expect(limits).toEqual({ va: { min: 1 }, store: { min: 50, max: 10_000 } })
})

it("keeps the default of a deadline that is given in part", () => {
  const deadline = { payWithinDays: { va: 5 }, graceHours: { store: 0 } }
  expect(parsePayproOptions({ ...least, ...deadline })).toMatchObject({
    payWithinDays: { va: 5, store: 3 },
    graceHours: { va: 2, store: 0 },
  })
})

it("takes a list of secrets, for rotation", () => {
  expect(parsePayproOptions({ ...least, appSecret: ["new", "old"] }).appSecret).toEqual([
    "new",
    "old",
  ])
})

it("ignores what Medusa adds", () => {
  expect(() => parsePayproOptions({ ...least, database: {} })).not.toThrow()
})

it.each(["/static/logo.svg", "https://store.example/logo.svg", "data:image/png;base64,AA=="])(
  "takes a logo that the store serves: %s",
  (logoUrl) => {
    expect(parsePayproOptions({ ...least, store: { logoUrl } }).store).toEqual({ logoUrl })
  },
)

it.each([
  "http://localhost:9010/mex-pay",
  "http://127.0.0.1:9010/mex-pay",
  "http://127.8.9.10",
  "http://[::1]:9010/mex-pay",
  "https://paypro.example/mex-pay",
])("takes an address of this machine, or one that is encrypted: %s", (url) => {
  expect(parsePayproOptions({ ...least, baseUrl: url, backendUrl: url })).toMatchObject({
    baseUrl: url,
    backendUrl: url,
  })
})

it.each([true, false, "required"])("takes verifyAnswers %j", (verifyAnswers) => {
  expect(parsePayproOptions({ ...least, verifyAnswers })).toMatchObject({ verifyAnswers })
})

describe.each(["baseUrl", "backendUrl"])("%s that would give something away", (name) => {
  it.each([
    ["http://store.example", "must begin with https://"],
    ["http://127.example.com", "must begin with https://"],
    ["http://localhost.example", "must begin with https://"],
    ["http://128.0.0.1", "must begin with https://"],
    ["http://[::2]", "must begin with https://"],
    ["http://store.localhost", "must begin with https://"],
    ["http:store.example", "must begin with https://"],
    ["https://me:secret@store.example", "must not carry a user or password"],
    ["https://me@store.example", "must not carry a user or password"],
    ["https://@store.example", "must not carry a user or password"],
    ["https:\\\\me@store.example", "must not carry a user or password"],
    ["https://store.example/?key=secret", "must end before any ? or #"],
    ["https://store.example/?", "must end before any ? or #"],
    ["https://store.example/#top", "must end before any ? or #"],
    ["https://store.example/a b", "must not contain spaces"],
  ])("%j is refused with what to do, and not repeated", (url, what) => {
    const parse = () => parsePayproOptions({ ...least, [name]: url })
    expect(parse).toThrow(`  ${name}: ${what}`)
    expect(parse).not.toThrow(/secret/)
  })
})

describe("names every wrong option", () => {
  it.each([
    ["merchantNo", { merchantNo: "12" }],
    ["store.logoUrl", { store: { logoUrl: "https://elsewhere.example/logo.svg" } }],
    ["merchantNo", { merchantNo: undefined }],
    ["appSecret", { appSecret: "" }],
    ["appSecret", { appSecret: [] }],
    ["appSecret", { appSecret: undefined }],
    ["baseUrl", { baseUrl: "paypro" }],
    ["baseUrl", { baseUrl: "ftp://paypro.example" }],
    ["backendUrl", { backendUrl: undefined }],
    ["saltPosition", { saltPosition: "middle" }],
    ["sign", { sign: "md5" }],
    ["returnUrl", { returnUrl: "https://me:secret@store.example" }],
    ["verifyAnswers", { verifyAnswers: "always" }],
    ["rounding", { rounding: "down" }],
    ["limits.store", { limits: { store: { min: 20_000 } } }],
    ["limits.va.min", { limits: { va: { min: 1.5 } } }],
    ["limits.va.max", { limits: { va: { max: 2_147_483_648 } } }],
    ["payWithinDays.va", { payWithinDays: { va: 0 } }],
    ["payWithinDays.store", { payWithinDays: { store: 1.5 } }],
    ["payWithinDays.store", { payWithinDays: { store: 366 } }],
    ["graceHours.va", { graceHours: { va: -1 } }],
    ["graceHours", { graceHours: { cash: 1 } }],
    ["cancelUnpaidOrders", { cancelUnpaidOrders: "yes" }],
    ["cancelOrderOnFailure", { cancelOrderOnFailure: true }],
    ["voucherTtlHours", { voucherTtlHours: { va: 48 } }],
    ["timeoutMs", { timeoutMs: "10s" }],
    ["reconcile.batchSize", { reconcile: { batchSize: 0 } }],
    ["locale", { locale: "fr" }],
    ["merchantNumber", { merchantNumber: "0000001" }],
  ])("%s", (name, wrong) => {
    expect(() => parsePayproOptions({ ...least, ...wrong })).toThrow(name)
  })

  it("all of them at once, and never a value", () => {
    const wrong = { ...least, appSecret: { hush: "s3cret" }, baseUrl: "s3cret" }
    expect(() => parsePayproOptions(wrong)).toThrow(/appSecret: .+\n +baseUrl: /)
    expect(() => parsePayproOptions(wrong)).not.toThrow(/s3cret/)
  })

  it("nothing at all, as where the environment has no variables", () => {
    expect(() => parsePayproOptions(undefined)).toThrow(
      "medusa-payment-paypro: wrong options\n  merchantNo: is missing\n  appSecret: is missing\n  baseUrl: is missing\n  backendUrl: is missing",
    )
  })
})
