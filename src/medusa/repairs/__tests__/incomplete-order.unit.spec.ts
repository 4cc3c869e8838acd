import {
  aCollection,
  anOrder,
  aPayment,
  aPurchase,
  aSession,
  JUST_NOW,
} from "../../__tests__/purchases"
import type { PurchaseCollection, PurchaseOrder, PurchaseSession } from "../../purchase-snapshot"
import { detectIncompleteOrder, isUnauthorized } from "../incomplete-order"

const BEFORE = "2026-03-11T16:59:00.000Z"
const noStock = {
  reservedLineItemIds: [],
  stock: { managedLineItemIds: ["ordli_1"], deletedReservations: [] },
}

type Case = {
  session?: Partial<PurchaseSession> | null
  collection?: Partial<PurchaseCollection>
  order?: Partial<PurchaseOrder>
}

/** An order that all is done for but authorizing the session, which is older than it. */
function detect({ session = {}, collection: change, order }: Case) {
  const pending = aSession({ status: "pending", createdAt: BEFORE, ...session })
  const own = session && pending
  const collection = aCollection({ status: "not_paid", sessions: own ? [own] : [], ...change })
  const purchase = aPurchase({ order: anOrder(order), collections: [collection] })
  return detectIncompleteOrder(purchase, { collection, session: own })
}

describe("an incomplete order", () => {
  it.each<[string, Case, object]>([
    ["all but authorized", {}, { isCapturable: true, isInFlight: false }],
    [
      "not linked to its collection yet",
      { collection: { isLinkedToOrder: false } },
      { isCapturable: false },
    ],
    ["without its stock", { order: noStock }, { isCapturable: false }],
    [
      "without its stock, and the session was chosen anew since",
      { order: noStock, session: { createdAt: JUST_NOW } },
      { isCapturable: false },
    ],
    [
      "without its stock, and without a session",
      { order: noStock, session: null },
      { isCapturable: false },
    ],
    [
      "so young that somebody may be placing it",
      { order: { createdAt: JUST_NOW } },
      { isInFlight: true },
    ],
  ])("%s", (_, given, expected) => {
    expect(detect(given)).toMatchObject({ id: "order_1", ...expected })
  })
})

describe("is no incomplete order", () => {
  it.each<[string, Case]>([
    ["one whose session waits for its payment", { session: { status: "pending_authorization" } }],
    ["one that holds its stock and whose session is gone", { session: null }],
    ["one whose session was made for it afterwards", { session: { createdAt: JUST_NOW } }],
    [
      "one that was placed with another session",
      {
        collection: {
          sessions: [
            aSession({ status: "pending" }),
            aSession({ id: "payses_2", status: "authorized" }),
          ],
        },
      },
    ],
    ["a canceled one", { order: { status: "canceled" } }],
    ["an edited one", { order: { version: 2 } }],
  ])("%s", (_, given) => {
    expect(detect(given)).toBeNull()
  })
})

it.each<[string, Partial<PurchaseCollection>, boolean]>([
  ["nothing was authorized", {}, true],
  ["a session was authorized, and replaced since", { status: "awaiting" }, false],
  ["was paid in another way", { payments: [aPayment()] }, false],
  ["costs nothing", { amount: "0" }, false],
])("%s: unauthorized is %s", (_, change, expected) => {
  expect(isUnauthorized(aCollection({ status: "not_paid", ...change }))).toBe(expected)
})
