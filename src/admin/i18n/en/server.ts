/** What the server says in situations that staff meet; `knownMessage` finds out which. */
const server = {
  server: {
    asked_just_now:
      "PayPro was asked about this voucher a moment ago. What is shown is its answer.",
    being_settled: "This order is being settled right now. Try again in a moment.",
    already_resolved: "This discrepancy was already resolved. Reload the page to see how.",
    resolved_by: "This was already resolved by {{who}}: {{note}}",
    deadline_over: "This day is over. Choose a later one.",
    deadline_too_far: "This day is more than a year ahead. Choose an earlier one.",
    no_deadline: "The order is canceled or owes nothing, so it has no deadline to extend.",
    return_open_change:
      "A change of this order is not confirmed. Confirm or cancel it, and then record the return.",
    return_being_recorded:
      "A return of this order is still being recorded. Reload the page in a few minutes, before you record another one.",
    being_put_right: "This order's payments are being put right. Try again in a few minutes.",
    return_recorded:
      "The transfer with tracking key {{key}} is already recorded. Reload the page to see it.",
    return_too_much: "Only {{amount}} of this money can be returned. Record that much at most.",
    return_nothing_left: "None of this money is left to return. Reload the page.",
    return_nothing_received: "PayPro has received nothing for this order.",
    return_falls:
      "The order's total would fall by {{amount}}. Reload the page and confirm it, or return less.",
    return_too_early: "The money came later than that day. Choose a day from {{first}} on.",
    return_future: "That day has not come yet in Mexico City. Choose the day of the transfer.",
    return_not_all_booked:
      "It is recorded, and Medusa has not booked all of it yet ({{problem}}). That happens as soon as it can: do not record it again.",
    return_refused:
      "Medusa refused to book it ({{problem}}), so nothing was recorded. Reload the page before you try again.",
    unauthorized: "Your session has ended. Log in again.",
    unreachable: "The server cannot be reached. Check your connection and try again.",
    failed: "The server met an error. Try again, and look at its log if it happens again.",
  },
}

export default server
