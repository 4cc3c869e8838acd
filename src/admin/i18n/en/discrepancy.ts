import kinds from "./discrepancy-kinds"

const discrepancy = {
  discrepancy: {
    intro: "Payments that are not applied to an order, and cases that need a decision.",
    open: "Open",
    resolved: "Resolved",
    what: "What happened",
    about: "Payment ID",
    amount: "Amount",
    since: "Since",
    status: "Status",
    empty: {
      heading: "Nothing needs attention",
      description: "No payment is waiting to be applied.",
    },
    nothing: {
      heading: "No results",
      description: "No discrepancy fits these filters.",
    },
    kind: kinds,
  },
  resolve: {
    action: "Resolve",
    title: "Resolve discrepancy",
    description: "Marks the case as handled. No money is moved.",
    effect: {
      set_aside: "The money is set aside and will not be captured.",
      nothing: "Nothing changes for the money: the rest can still be paid and captured.",
    },
    note: "What was done",
    placeholder: "Spoke with the customer on 23 November",
    required: "Describe what you did, so that others do not have to ask.",
    received: "Received in all (MXN), if you know",
    received_hint:
      "Everything received with this reference so far. It is captured up to what the order owes.",
    done: "Resolved.",
  },
  apply: {
    action: "Apply to an order",
    title: "Apply the payment to an order",
    description: "Captures this money on another order that still owes something.",
    order: "Order",
    search: "Order number, ID or e-mail",
    none: "No order was found.",
    no_order: "Find the order and choose it.",
    owes: "Owes {{amount}}",
    owes_nothing: "Owes nothing",
    canceled: "Canceled",
    amount: "Amount (MXN)",
    amount_hint: "At most what is left of this money and what the order owes.",
    note: "Why",
    placeholder: "The customer asked to use it for their new order",
    required: "Say why, so that others do not have to ask.",
    done: "Applied to order #{{number}}.",
  },
}

export default discrepancy
