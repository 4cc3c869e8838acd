const returns = {
  returns: {
    action: "Record a return",
    money: "Return money",
    submit: "Record return",
    title: "Record a return",
    description:
      "Transfer the money from your bank first: PayPro cannot refund. What you record here moves no money; it keeps Medusa's books right.",
    line: {
      uncaptured: "Received and never captured: the order does not change",
      overpaid: "More than the order costs: its return makes the order even",
      write_off: "Paid for the order: its return lowers the order's total",
    },
    obstacle: {
      open_change:
        "A change of this order, such as an edit, a return or an exchange, is not confirmed. Until it is confirmed or canceled, only what was never captured can be recorded as returned.",
      being_recorded: "Something is being booked for this order. Try again in a minute.",
    },
    amount: "Amount returned (MXN)",
    falls: "The order's total falls by {{amount}}",
    falls_hint: "This part was paid for the order, so the order then costs less.",
    tracking_key: "Tracking key (clave de rastreo)",
    tracking_key_hint: "As your bank gives it for the transfer: up to 30 letters and digits.",
    banxico: "Look the transfer up at Banxico (CEP)",
    day: "Day of the transfer",
    note: "Note",
    placeholder: "The customer paid twice",
    problem: {
      missing: "Enter an amount, such as 300 or 300.50.",
      too_much: "This is more than was received and not yet returned.",
      unconfirmed: "Confirm that the order's total falls, or return less.",
      tracking_key: "Enter the tracking key: up to 30 letters and digits, without spaces.",
      day: "Choose the day of the transfer.",
      note: "Say why it was returned, so that others do not have to ask.",
    },
    done: "{{amount}} recorded as returned.",
    list: "Returned to the customer",
    sent: "{{amount}} on {{day}}",
    key: "Tracking key {{key}}",
  },
}

export default returns
