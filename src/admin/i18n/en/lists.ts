const lists = {
  table: {
    search: "Order, name, e-mail, phone, amount, payment ID, CLABE or reference, tracking key",
    status: "Status",
    method: "Method",
    discrepancy: "Discrepancy",
    created: "Created",
    paid: "Paid",
    today: "Today",
    days_one: "Last day",
    days_other: "Last {{count}} days",
    range: "Custom",
    from: "From",
    to: "To",
    oldest: "Oldest first",
    newest: "Newest first",
    lowest: "Lowest first",
    highest: "Highest first",
    capped: "Only the first {{count}} are counted. Filter to see the others.",
    empty: {
      heading: "No vouchers yet",
      description: "They appear here as soon as a customer chooses PayPro.",
    },
    nothing: {
      heading: "No results",
      description: "No voucher fits these filters or this search.",
    },
  },
}

export default lists
