import { DISCREPANCY_NAMES } from "../../../admin-view/discrepancy-names"
import type { DiscrepancyKind } from "../../../lib/discrepancies"

const names = DISCREPANCY_NAMES.en

/**
 * What staff read of each kind: its name, a title, what happened and what to do. A key with `_` and a context, such as
 * `title_unnamed`, is read instead of the plain one where `discrepancyTextOptions` says so.
 */
const kinds = {
  underpaid: {
    name: names.underpaid,
    title: "{{amount}} is missing",
    happened: "{{received}} was received and is captured. The order still owes {{outstanding}}.",
    todo: "Ask the customer to pay the rest.",
  },
  overpaid: {
    name: names.overpaid,
    title: "Overpaid by {{amount}}",
    happened: "{{received}} was received, and {{captured}} of it is captured.",
    todo: "Send the rest back from your bank, since PayPro cannot refund, and record the return. Or apply it to another order.",
  },
  received_after_cancellation: {
    name: names.received_after_cancellation,
    title: "{{amount}} received after the order was canceled",
    happened:
      "{{received}} was received in all, and {{captured}} of it was captured before the order was canceled.",
    todo: "Send the money back from your bank, since PayPro cannot refund, and record the return. Or apply it to another order.",
  },
  paid_order_canceled: {
    name: names.paid_order_canceled,
    title: "{{amount}} to return for a canceled order",
    happened: "{{captured}} was captured, and the order was canceled afterwards.",
    todo: "Send the captured money back from your bank, since PayPro cannot refund, and record the return.",
  },
  received_without_order: {
    name: names.received_without_order,
    title: "{{amount}} received with no order to apply it to",
    happened: "{{received}} was received, and the customer has not placed the order.",
    happened_refused: "{{received}} was received, and Medusa could not place the order: {{reason}}",
    todo: "Help the customer place the order: the money is then captured automatically. You can also apply it to another order, or send it back from your bank and record the return.",
  },
  unmatched: {
    name: names.unmatched,
    title: "A payment of {{amount}} that was not requested here",
    title_unnamed: "A payment that was not requested here",
    happened: "PayPro reports {{amount}} paid with payment ID {{trade_no}}.",
    happened_unnamed: "PayPro reports a payment, without its amount, with payment ID {{trade_no}}.",
    todo: "Unless another system uses the same merchant number, ask PayPro whose payment it is.",
  },
  amount_unclear: {
    name: names.amount_unclear,
    title: "PayPro reports different amounts",
    title_unreadable: "A notification from PayPro cannot be read",
    happened:
      "{{received}} is certain. {{disputed}} more appears in only some of PayPro's reports, and is not captured.",
    happened_unreadable: "A signed notification cannot be read: {{problem}}",
    todo: "Ask PayPro how much was received with this payment ID, and resolve this with that amount.",
    todo_unreadable:
      "Ask PayPro what it reported. If it was a payment, resolve this with the amount received.",
  },
  unconfirmed_callback: {
    name: names.unconfirmed_callback,
    title: "A payment of {{amount}} that PayPro has not confirmed",
    title_unnamed: "A payment that PayPro has not confirmed",
    happened:
      "PayPro notified us that {{amount}} was paid (status {{status_code}}), and no query has confirmed it in 24 hours. Nothing was captured for it.",
    happened_unnamed:
      "PayPro notified us of a payment without its amount (status {{status_code}}), and no query has confirmed it in 24 hours. Nothing was captured for it.",
    todo: "Ask PayPro whether the money was received, and resolve this with the amount: 0 if there was none.",
  },
  reversed: {
    name: names.reversed,
    title: "PayPro took back a payment of {{amount}}",
    happened:
      "PayPro reported {{received}} as paid, and the payment as failed later. What was captured stays captured.",
    todo: "Ask PayPro why, and do not ship before it is clear.",
  },
  not_booked: {
    name: names.not_booked,
    title: "{{amount}} could not be recorded on the order",
    title_received_less: "More was recorded than the {{received}} that was received",
    title_return: "A return of {{returned}} could not be recorded in Medusa",
    happened:
      "{{received}} was received and {{captured}} of it is captured. The last attempt to record the rest failed: {{reason}}",
    happened_return_open:
      "{{received}} was received and {{captured}} of it is captured. Items of the order have been requested back, and the rest is not captured until that return ends.",
    happened_order_gone:
      "{{received}} was received and {{captured}} of it is captured. The order was deleted, so the rest cannot be recorded on it.",
    happened_received_less:
      "{{received}} was received, and {{captured}} is captured, returned or applied to another order.",
    happened_return:
      "The return with the tracking key {{tracking_key}} is not in Medusa's books. The last attempt to record it failed: {{reason}}",
    todo: "Remove the cause: recording it is tried again automatically.",
    todo_received_less:
      "Ask PayPro what it received. If the amount is right, collect the difference from the customer in another way, and resolve this with a note.",
    todo_return:
      "Remove the cause: recording it is tried again automatically. Do not send the money again.",
    todo_order_gone:
      "Send the money back from your bank, since PayPro cannot refund, and record the return. Or apply it to another order.",
    todo_return_open:
      "Complete the return or cancel it: what the order then owes is captured automatically.",
  },
  incomplete_order: {
    name: names.incomplete_order,
    title: "{{amount}} received for an order that was left incomplete",
    happened:
      "The server stopped while it placed order {{order_id}}, which lacks its reserved stock or its payment.",
    todo: "Allocate the items and check the payment again. If that is not possible, cancel the order, send the money back from your bank and record the return.",
  },
  unpaid_order: {
    name: names.unpaid_order,
    title: "An order past its deadline still owes {{amount}}",
    happened_not_pending: "It was not canceled automatically, because it is no longer pending.",
    happened_not_from_cart:
      "It was not canceled automatically, because it was not placed from a cart.",
    happened_partly_paid:
      "It was not canceled automatically, because a part of its total is already settled.",
    happened_credit_line: "It was not canceled automatically, because a credit was applied to it.",
    happened_open_change:
      "It was not canceled automatically, because a change to it is still open.",
    happened_fulfilled:
      "It was not canceled automatically, because some of its items are fulfilled.",
    happened_captured: "It was not canceled automatically, because a payment was captured for it.",
    happened_paid_otherwise:
      "It was not canceled automatically, because another payment is authorized or pending for it.",
    happened_money_received:
      "It was not canceled automatically, because PayPro received money for it.",
    happened_amount_unclear:
      "It was not canceled automatically, because PayPro reports different amounts for it.",
    happened_callback_claims_money:
      "It was not canceled automatically, because PayPro notified us of a payment that no query confirms.",
    happened_no_answer:
      "It was not canceled automatically, because PayPro has not answered for 24 hours whether it is paid.",
    happened_refused: "It was not canceled automatically, because Medusa refused to cancel it.",
    todo: "Decide: cancel the order, extend its deadline, or collect {{outstanding}} from the customer.",
    todo_refused:
      "Try to cancel the order: Medusa then says what prevents it. Or extend its deadline, or collect {{outstanding}} from the customer.",
  },
  unanswered: {
    name: names.unanswered,
    title: "PayPro gave no final answer about {{amount}}",
    happened_no_final_answer: "PayPro gave no final answer, and is not asked again.",
    happened_no_final_answer_one:
      "PayPro gave no final answer in {{days}} day, and is not asked again.",
    happened_no_final_answer_other:
      "PayPro gave no final answer in {{days}} days, and is not asked again.",
    happened_other_merchant:
      "The reference was issued under another merchant number or address of PayPro, so it is not asked about again.",
    todo: "Ask PayPro what became of this payment ID.",
    todo_other_merchant:
      "Ask PayPro, under the merchant number of that time, what became of this payment ID.",
  },
} satisfies Record<DiscrepancyKind, Record<string, string>>

export default kinds
