import { randomUUID } from "node:crypto"
import { strict as assert } from "node:assert"
import type { Browser } from "playwright-core"
import { editQuantity } from "../helpers/shop-life"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { adminClient } from "../../scripts/store/shopper"
import type { RunningSimulator } from "../../simulator"
import { step } from "../../scripts/demo/progress"
import { waitFor } from "../../scripts/wait-for"
import { Visit, type Language, type Look } from "./visit"

export type Place = {
  browser: Browser
  /** Of the storefront. */
  url: string
  simulator: Pick<
    RunningSimulator,
    "pay" | "timeOut" | "list" | "callbacks" | "setFault" | "clearFaults"
  >
  backendUrl: string
  store: Pick<MexicanStore, "admin">
}

/** The card looks for news after 4 s, and then less often. */
const NEWS = { timeout: 60_000 }
const emailOf = () => `${randomUUID()}@example.mx`

type Shape = { look: Look; language: Language }
type Scenario = Shape & { doing: string; work: (visit: Visit, place: Place) => Promise<void> }

/**
 * Everything that a shopper meets, in a storefront in production mode.
 * @throws AggregateError of all that went wrong.
 */
export async function checkPurchases(place: Place): Promise<void> {
  const failures: unknown[] = []
  for (const scenario of SCENARIOS) {
    await visit(place, scenario).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, failures.map(String).join("\n\n"))
  }
}

async function visit(place: Place, { doing, look, language, work }: Scenario): Promise<void> {
  await step(`${doing} (${look}, ${language})`, async () => {
    const visit = await Visit.start(place.browser, { url: place.url, look, language })
    try {
      await work(visit, place)
    } catch (error) {
      await visit.look(`failed-${doing}`).catch(() => undefined)
      throw new Error(`${doing}: ${visit.page.url()}: ${String(error)}`, { cause: error })
    } finally {
      await visit.close()
      await place.simulator.clearFaults()
    }
  })
}

async function guestTransfers(guest: Visit, { simulator }: Place): Promise<void> {
  const { tradeNo } = await guest.buy("va", emailOf())
  const reference = await guest.at("paypro-reference").innerText()
  assert.match(reference.replaceAll(/\s+/g, " "), /^\d{3} \d{3} \d{4} \d{4} \d{4} Copy$/)
  assert.equal(await guest.at("paypro-missing").innerText(), "$300.00")
  assert.equal(await guest.at("payment-amount").innerText(), "$300.00 to pay")
  assert.equal(await guest.page.getByText("placed successfully").count(), 0)
  await guest.look("waiting")
  simulator.pay(tradeNo)
  await guest.card("paid").waitFor(NEWS)
  await guest.page.getByText("Received $300.00").waitFor(NEWS)
  await guest.look("paid")
}

async function guestPaysCashInParts(guest: Visit, { simulator }: Place): Promise<void> {
  const { tradeNo } = await guest.buy("store", emailOf())
  await guest.look("waiting")
  simulator.pay(tradeNo, 120)
  await guest.card("partially_paid").waitFor(NEWS)
  assert.equal(await guest.at("paypro-missing").innerText(), "$180.00")
  await guest.page.getByText("Recibimos $120.00; falta pagar $180.00").waitFor(NEWS)
  await guest.look("part")
  simulator.pay(tradeNo, 180)
  await guest.card("paid").waitFor(NEWS)
  await guest.page.getByText("Recibimos $300.00").waitFor(NEWS)
  await guest.look("paid")
}

async function customerTransfers(customer: Visit, { simulator }: Place): Promise<void> {
  const email = emailOf()
  await customer.register(email)
  const { tradeNo, orderId } = await customer.buy("va", email)
  await customer.open(`/account/orders/details/${orderId}`)
  await customer.card("waiting").waitFor()
  await customer.page.getByText("Payment status: Awaiting").waitFor()
  await customer.look("account-waiting")
  simulator.pay(tradeNo)
  await customer.card("paid").waitFor(NEWS)
  await customer.page.getByText("Payment status: Captured").waitFor(NEWS)
  await customer.look("account-paid")
}

async function customerIsTooLate(customer: Visit, { simulator }: Place): Promise<void> {
  const email = emailOf()
  await customer.register(email)
  const { tradeNo, orderId } = await customer.buy("store", email)
  simulator.timeOut(tradeNo)
  await customer.card("failed").waitFor(NEWS)
  assert.equal(await customer.at("paypro-reference").count(), 0)
  await customer.look("timed-out")
  const back = customer.page.url()
  await customer.at("paypro-link").click()
  await customer.page.locator("form button").first().click()
  await customer.page.waitForURL(/\/paypro\/vouchers\//)
  await customer.page.goto(back)
  await customer.card("waiting").waitFor()
  const other = await customer.seenVoucher()
  assert.notEqual(other.tradeNo, tradeNo)
  await customer.open(`/account/orders/details/${orderId}`)
  await customer.card("waiting").waitFor()
  simulator.pay(other.tradeNo)
  await customer.card("paid").waitFor(NEWS)
  await customer.look("account-second-reference")
}

/** Paid, and then a second cup is added. */
async function paysTheRest(guest: Visit, place: Place): Promise<void> {
  const { simulator, backendUrl, store } = place
  const { tradeNo, orderId } = await guest.buy("va", emailOf())
  simulator.pay(tradeNo)
  await guest.card("paid").waitFor(NEWS)
  await editQuantity(await adminClient(backendUrl, store), orderId, 2)
  await guest.page.reload()
  await guest.card("rest_due").waitFor()
  assert.equal(await guest.at("paypro-missing").innerText(), "$300.00")
  assert.equal(
    await guest.at("payment-amount").innerText(),
    "Received $300.00; $300.00 still to pay",
  )
  await guest.look("rest-due")
  const back = guest.page.url()
  await guest.page.getByRole("link", { name: "Pay the rest" }).click()
  await guest.page.locator("form button").first().click()
  await guest.page.waitForURL(/\/paypro\/vouchers\//)
  await guest.page.goto(back)
  await guest.card("waiting").waitFor()
  simulator.pay((await guest.seenVoucher()).tradeNo)
  await guest.card("paid").waitFor(NEWS)
  await guest.page.getByText("Received $600.00").waitFor(NEWS)
  await guest.look("rest-paid")
}

async function centavos(guest: Visit): Promise<void> {
  await guest.addToCart("separador-bordado")
  await guest.checkOut(emailOf())
  const reasons = await guest.at("paypro-reason").allInnerTexts()
  assert.deepEqual(
    reasons.map((reason) => reason.includes("$150.50")),
    [true, true],
  )
  assert.equal(await guest.method("va").isDisabled(), true)
  await guest.look("centavos")
}

async function refusedMethod(guest: Visit, { simulator }: Place): Promise<void> {
  await guest.addToCart("taza-de-barro")
  await guest.checkOut(emailOf())
  simulator.setFault({ kind: "orderError", endpoint: "payInApi" })
  await guest.choose("va")
  await guest
    .at("payment-method-error-message")
    .filter({ hasText: "No pudimos generar tu referencia" })
    .waitFor()
  await guest.look("refused-method")
  await simulator.clearFaults()
  await guest.at("submit-payment-button").click()
  await guest.at("submit-order-button").waitFor()
}

/** The reference failed while the shopper read the terms. */
async function refusedOrder(guest: Visit, { simulator }: Place): Promise<void> {
  await guest.addToCart("taza-de-barro")
  await guest.checkOut(emailOf())
  await guest.choose("store")
  await guest.at("submit-order-button").waitFor()
  const [newest] = simulator.list(1)
  assert.ok(newest)
  simulator.timeOut(newest.tradeNo)
  await waitFor(() => simulator.callbacks(newest.tradeNo)[0]?.state === "accepted")
  await guest.at("submit-order-button").click()
  await guest
    .at("paypro-payment-error-message")
    .filter({ hasText: "Choose your payment method again" })
    .waitFor()
  await guest.look("refused-order")
  await guest.at("paypro-choose-again").click()
  await guest.choose("store")
  await guest.placeOrder()
  assert.notEqual((await guest.seenVoucher()).tradeNo, newest.tradeNo)
}

const SCENARIOS: Scenario[] = [
  { doing: "A guest pays by transfer", look: "desktop", language: "en", work: guestTransfers },
  {
    doing: "A guest pays cash in parts",
    look: "phone",
    language: "es",
    work: guestPaysCashInParts,
  },
  {
    doing: "A customer pays from the account",
    look: "phone",
    language: "es",
    work: customerTransfers,
  },
  {
    doing: "A customer's reference times out",
    look: "desktop",
    language: "es",
    work: customerIsTooLate,
  },
  { doing: "An edited order asks for the rest", look: "phone", language: "en", work: paysTheRest },
  { doing: "A total with centavos says why", look: "desktop", language: "en", work: centavos },
  { doing: "A refusal of PayPro is read", look: "phone", language: "es", work: refusedMethod },
  { doing: "A refused order says so", look: "desktop", language: "en", work: refusedOrder },
]
