/**
 * The plugin's time constants, with the relations between them that keep it correct: `timing.unit.spec.ts` asserts
 * these. How long a thing may take is above how long it waits for what it depends on.
 */

/** How long the core waits for a cart's lock (`completeCartWorkflow`, `processPaymentWorkflow`), in seconds. */
export const CORE_LOCK_WAIT_SECONDS = 30
/** How long the core holds a cart's lock at most, in seconds. */
export const CORE_LOCK_TTL_SECONDS = 120

/** How long a purchase is leased. Whoever settles it renews the lease, so a dead process keeps nobody waiting for long. */
export const LEASE_SECONDS = 30
/** How often a lease is renewed while one step of a settlement takes its time, in seconds. */
export const LEASE_RENEWAL_SECONDS = 8
/** A lease that was proven so short a time ago is not proven anew for a write that needs nothing else, in milliseconds. */
export const PROOF_LASTS_MS = 1_000
/** How soon after a change of an order its purchase is settled: what changes it may change it again, in seconds. */
export const WAKE_AFTER_SECONDS = 5
/** How long a voucher is one process's to ask about: longer than a batch takes while PayPro is slow, in seconds. */
export const ASK_CLAIM_SECONDS = 150
/** Money that could not be booked on its order for so long is put before a person, in minutes. */
export const NOT_BOOKED_AFTER_MINUTES = 45
/** Whoever allocates money has it booked within this time, in minutes. */
export const ALLOCATION_BOOKED_WITHIN_MINUTES = 3
/** PayPro's silence keeps an order past its deadline for so long before a person is told. */
export const UNANSWERED_AFTER_HOURS = 24
/** How often an order past its deadline that something keeps from being canceled is looked at again, in minutes. */
export const PAST_DEADLINE_MINUTES = 15
/**
 * A live process books a capture on its order within this time, which another provider may take to answer, and it takes
 * back a refund that is refused.
 */
export const TRANSACTION_WITHIN_SECONDS = 120
/**
 * A capture of PayPro's money is booked sooner: between the two, nobody is asked and no lock is waited for. One that is
 * booked by a repair meanwhile is found booked by whoever made it.
 */
export const OWN_TRANSACTION_WITHIN_SECONDS = 20
/** A live process finishes placing an order within this time: longer than the core holds a cart's lock. */
export const ORDER_PLACED_WITHIN_SECONDS = 300
/** A live process finishes canceling an order within this time. */
export const ORDER_CANCELED_WITHIN_SECONDS = 300

/** The shopper waits at checkout, so PayPro's answer is waited for less long there, in milliseconds. */
export const CHECKOUT_TIMEOUT_MS = 2_500
/** When the job first asks about a voucher whose issuing was cut short: PayPro's longest answer is over by then. */
export const FIRST_ASK_SECONDS = 120
/** When a settlement that failed is tried again at the soonest; later ones wait longer. */
export const SETTLE_RETRY_SECONDS = 60
/** A settlement that goes on failing is tried again at least so often, in seconds. */
export const SETTLE_RETRY_MAX_SECONDS = 3_600
/** When PayPro is asked again after it did not answer. */
export const ASK_RETRY_SECONDS = 300
/** After so long a number that PayPro does not know is taken for one that never reached it. */
export const NEVER_ISSUED_AFTER_SECONDS = 3_600
/** How long PayPro's caller waits before `OK`; what takes longer is settled after the answer, in milliseconds. */
export const CALLBACK_ANSWER_MS = 5_000
/** A callback's few hundred bytes arrive within this time, or their sender is hung up on, in milliseconds. */
export const CALLBACK_BODY_MS = 10_000
/** PayPro repeats an unanswered call for so long; a callback that no query confirms by then is put before a person. */
export const UNCONFIRMED_AFTER_HOURS = 24
/** A final voucher is asked about again so many hours after it became final: money may still come, or be taken back. */
export const ASK_AGAIN_HOURS = [1, 24, 72, 168] as const
/** An order is canceled only on answers about its vouchers that are at most so old. */
export const ANSWER_FRESH_MINUTES = 5
/** How soon staff may have PayPro asked about the same voucher again, and a page about the same purchase, in milliseconds. */
export const ASK_PAUSE_MS = 2_000
/** A mail that failed is sent again so long after each attempt, in minutes; after the last one no more. */
export const MAIL_RETRY_MINUTES = [5, 30, 120, 720] as const
/** A mail that is being sent for so long was left by a process that died, in minutes. */
export const MAIL_ABANDONED_MINUTES = 15
/** A mail is not sent anymore when it failed so long ago: longer than its retries take each, in hours. */
export const MAIL_FORGOTTEN_HOURS = 24
/** PayPro's clock may be behind ours by so much, in minutes. */
export const CLOCK_TOLERANCE_MINUTES = 5
/** How long an answer to staff waits for what PayPro says of its balance, in milliseconds. */
export const BALANCE_WAIT_MS = 1_000
/** When staff get the day's mail of open discrepancies at the soonest: the hour in Mexico City. */
export const STAFF_MAIL_HOUR = 9
