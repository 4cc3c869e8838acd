import { readArguments } from "../cli-arguments"

describe("readArguments", () => {
  it("needs nothing but the command", () => {
    expect(readArguments(["simulator"], {})).toEqual({
      port: 9010,
      host: "127.0.0.1",
      allowedHosts: [],
      showPersonalData: false,
      force: false,
      merchantNo: "0000001",
      appSecret: "simulator-secret",
      saltPosition: "suffix",
      accounts: "clabe",
      amountFormat: "decimals",
      reading: "received",
      paymentList: false,
      callbackAmounts: "sums",
      queryLagMs: 0,
      unknownTradeNo: "8000",
      strictPayer: false,
      timeScale: 1,
      callbackDelayMs: 0,
      autoCallback: true,
      signAnswers: false,
    })
  })

  it("takes the store's credentials from its environment, and arguments before them", () => {
    const environment = { PAYPRO_MERCHANT_NO: "7654321", PAYPRO_APP_SECRET: "From-Env" }
    expect(readArguments(["simulator", "--app-secret", "Typed"], environment)).toMatchObject({
      merchantNo: "7654321",
      appSecret: "Typed",
    })
  })

  it("reads every option", () => {
    const line =
      "simulator --port 0 --host 0.0.0.0 --merchant-no 1234567 --salt-position prefix --accounts nineteen_digits " +
      "--amount-format thousands --reading ordered --payment-list --callback-amounts single --query-lag 2000 " +
      "--unknown-trade-no failed --strict-payer --time-scale 0.01 --callback-delay 500 --no-callbacks --sign-answers " +
      "--allow-host paypro --allow-host other --show-personal-data --force"
    expect(readArguments(line.split(" "), {})).toMatchObject({
      port: 0,
      host: "0.0.0.0",
      merchantNo: "1234567",
      saltPosition: "prefix",
      accounts: "nineteen_digits",
      amountFormat: "thousands",
      reading: "ordered",
      paymentList: true,
      callbackAmounts: "single",
      queryLagMs: 2000,
      unknownTradeNo: "failed",
      strictPayer: true,
      timeScale: 0.01,
      callbackDelayMs: 500,
      autoCallback: false,
      signAnswers: true,
      allowedHosts: ["paypro", "other"],
      showPersonalData: true,
      force: true,
    })
  })

  it.each([["--help"], ["simulator", "-h"], []])("shows help for %j", (...argv) => {
    expect(readArguments(argv.flat(), {})).toBeNull()
  })

  it.each([
    [["simulate"], /Unknown command: simulate/],
    [["simulator", "--port", "x"], /--port must be a number: x/],
    [["simulator", "--salt-position", "middle"], /--salt-position must be suffix or prefix/],
    [["simulator", "--reading", "paid"], /--reading must be received or ordered: paid/],
    [["simulator", "--colour"], /--colour/],
  ])("says what is wrong with %j", (argv, message) => {
    expect(() => readArguments(argv, {})).toThrow(message)
  })
})
