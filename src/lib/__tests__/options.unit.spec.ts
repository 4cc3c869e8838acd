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

  it("nothing at all", () => {
    expect(() => parsePayproOptions(undefined)).toThrow(
      /merchantNo[^]*appSecret[^]*baseUrl[^]*backendUrl/,
    )
  })
})
