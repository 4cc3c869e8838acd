/**
 * The plugin's time constants, with the relations between them that keep it correct: `timing.unit.spec.ts` asserts
 * these. How long a thing may take is above how long it waits for what it depends on.
 */

/** How long the core waits for a cart's lock (`completeCartWorkflow`, `processPaymentWorkflow`), in seconds. */
export const CORE_LOCK_WAIT_SECONDS = 30
/** How long the core holds a cart's lock at most, in seconds. */
export const CORE_LOCK_TTL_SECONDS = 120

/** How long a voucher is leased: longer than one settlement, which may wait twice for the cart's lock. */
export const LEASE_SECONDS = 150
/** A live process books a capture on its order within this time. */
export const TRANSACTION_WITHIN_SECONDS = 120
/** A live process finishes placing an order within this time: longer than the core holds a cart's lock. */
export const ORDER_PLACED_WITHIN_SECONDS = 300
/** A live process finishes canceling an order within this time. */
export const ORDER_CANCELED_WITHIN_SECONDS = 300

/** The shopper waits at checkout, so PayPro's answer is waited for less long there, in milliseconds. */
export const CHECKOUT_TIMEOUT_MS = 2_500
/** When the job first asks about a voucher whose issuing was cut short: PayPro's longest answer is over by then. */
export const FIRST_ASK_SECONDS = 120
/** When a settlement that failed is tried again. */
export const SETTLE_RETRY_SECONDS = 60
/** When PayPro is asked again after it did not answer. */
export const ASK_RETRY_SECONDS = 300
/** After so long a number that PayPro does not know is taken for one that never reached it. */
export const NEVER_ISSUED_AFTER_SECONDS = 3_600
/** How long PayPro's caller waits before `OK`; what takes longer is settled after the answer, in milliseconds. */
export const CALLBACK_ANSWER_MS = 5_000
/** PayPro repeats an unanswered call for so long; a callback that no query confirms by then is put before a person. */
export const UNCONFIRMED_AFTER_HOURS = 24
/** A final voucher is asked about again so many hours after it became final: money may still come, or be taken back. */
export const ASK_AGAIN_HOURS = [1, 24, 72, 168] as const
/** How soon staff, or a page, may have PayPro asked about the same voucher again, in milliseconds. */
export const ASK_PAUSE_MS = 2_000
