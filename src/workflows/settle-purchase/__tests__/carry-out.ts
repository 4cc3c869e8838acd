import { MathBN } from "@medusajs/framework/utils"
import {
  aCapture,
  aCollection,
  anOrder,
  aPayment,
  aSession,
  aTransaction,
  AN_HOUR_AGO,
} from "../../../medusa/__tests__/purchases"
import { sumOf } from "../../../medusa/order-figures"
import {
  capturedOf,
  capturesOf,
  type PurchaseCollection,
  type PurchasePayment,
  type PurchaseSession,
} from "../../../medusa/purchase-snapshot"
import type { Allocation } from "../../../modules/paypro/types"
import type { PurchaseState, VoucherState } from "../observe"
import type { Step } from "../step"
import { observed } from "./observed"

type StepOf<Kind extends Step["do"]> = Extract<Step, { do: Kind }>
type Medusa = PurchaseState["medusa"]

/** What Medusa would make of a step: the state in which the next one is planned. */
export function carriedOut(
  state: PurchaseState,
  step: Step,
  allocations: Allocation[],
): PurchaseState {
  const { medusa, rows } = after(state, step)
  return {
    ...state,
    medusa,
    vouchers: rows.map((row) => observed(row, medusa, allocations)),
  }
}

type After = { medusa: Medusa; rows: VoucherState["row"][] }

function after(state: PurchaseState, step: Step): After {
  const { medusa } = state
  const rows = state.vouchers.map(({ row }) => row)
  switch (step.do) {
    case "capture":
      return { medusa: captured(medusa, step), rows }
    case "add_session":
      return added({ medusa, rows }, step)
    case "even_collections":
      return { medusa: evened(medusa, step), rows }
    case "void_vouchers":
      return {
        medusa,
        rows: rows.map((row) =>
          step.voucherIds.includes(row.id) ? { ...row, voided_at: new Date() } : row,
        ),
      }
    case "cancel_order":
      return { medusa: { ...medusa, order: canceledOrder(medusa) }, rows }
    case "complete_cart":
      return { medusa: placed(medusa), rows }
    case "fail_session":
      return {
        medusa: withSessions(medusa, (session) =>
          session.id === step.sessionId ? { ...session, status: "error" } : session,
        ),
        rows,
      }
    default:
      return { medusa, rows }
  }
}

function captured(medusa: Medusa, { sessionId, paymentId, amount }: StepOf<"capture">): Medusa {
  const captures = medusa.collections.flatMap((collection) => capturesOf(collection))
  const capture = aCapture({ id: `capt_new_${captures.length}`, amount })
  const take = (payment: PurchasePayment): PurchasePayment => {
    const taken = { ...payment, captures: [...payment.captures, capture] }
    const isFull = MathBN.gte(capturedOf(taken), taken.amount)
    return { ...taken, capturedAt: isFull ? AN_HOUR_AGO : null }
  }
  const collections = medusa.collections.map((collection) => {
    const { payments, sessions } = collection
    const session = sessions.find(({ id }) => id === sessionId)
    if (payments.some(({ id }) => id === paymentId)) {
      return counted({
        ...collection,
        payments: payments.map((payment) => (payment.id === paymentId ? take(payment) : payment)),
      })
    }
    return session
      ? counted({ ...collection, payments: [...payments, take(paymentOf(session))] })
      : collection
  })
  const { order } = medusa
  const owed = MathBN.sub(order?.outstanding ?? 0, amount)
  return {
    ...medusa,
    collections,
    order: order && {
      ...order,
      // The core takes a centavo for nothing.
      outstanding: MathBN.lte(MathBN.abs(owed), 0.01) ? "0" : MathBN.convert(owed).toFixed(),
      transactions: [...order.transactions, aTransaction(capture)],
    },
  }
}

function paymentOf({ id, amount, data }: PurchaseSession): PurchasePayment {
  return aPayment({ id: `pay_of_${id}`, paymentSessionId: id, amount, data })
}

function counted(collection: PurchaseCollection): PurchaseCollection {
  const sum = MathBN.convert(sumOf(capturesOf(collection))).toFixed()
  return { ...collection, capturedAmount: sum }
}

function added({ medusa, rows }: After, step: StepOf<"add_session">): After {
  const { voucherId, collectionId, amount } = step
  const count = medusa.collections.flatMap(({ sessions }) => sessions).length
  const session = aSession({ id: `payses_new_${count}`, amount })
  const made = aCollection({ id: `pay_col_new_${count}`, amount, isOfCart: false, sessions: [] })
  const collections = collectionId ? medusa.collections : [...medusa.collections, made]
  const target = collectionId ?? made.id
  return {
    medusa: {
      ...medusa,
      collections: collections.map((collection) =>
        collection.id === target
          ? { ...collection, sessions: [...collection.sessions, session] }
          : collection,
      ),
    },
    rows: rows.map((row) =>
      row.id === voucherId
        ? { ...row, added_session_ids: [...row.added_session_ids, session.id] }
        : row,
    ),
  }
}

function evened(medusa: Medusa, { amounts }: StepOf<"even_collections">): Medusa {
  return {
    ...medusa,
    collections: medusa.collections.map((collection) => {
      const even = amounts.find(({ collectionId }) => collectionId === collection.id)
      return even ? { ...collection, amount: even.captured } : collection
    }),
  }
}

function canceledOrder({ order }: Medusa): Medusa["order"] {
  return order && { ...order, status: "canceled", outstanding: "0", reservedLineItemIds: [] }
}

/** For what the cart's collection is for, and with its session authorized. */
function placed(medusa: Medusa): Medusa {
  const collections = medusa.collections.map((collection) => ({
    ...collection,
    isLinkedToOrder: collection.isOfCart,
  }))
  const total = collections.find(({ isOfCart }) => isOfCart)?.amount ?? "0"
  return withSessions(
    { ...medusa, collections, order: anOrder({ outstanding: total, placedTotal: total }) },
    (session) => ({ ...session, status: "authorized" }),
  )
}

function withSessions(
  medusa: Medusa,
  change: (session: PurchaseSession) => PurchaseSession,
): Medusa {
  return {
    ...medusa,
    collections: medusa.collections.map((collection) => ({
      ...collection,
      sessions: collection.sessions.map(change),
    })),
  }
}
