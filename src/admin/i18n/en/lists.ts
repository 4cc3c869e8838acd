const lists = {
  table: {
    search: "Search by number or reference",
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
      description: "No voucher fits these filters. The search looks at the beginning of a number.",
    },
  },
  export: {
    action: "Export",
    title: "Export vouchers",
    description:
      "A CSV file with every voucher created, and every notification received from PayPro, for these dates.",
    from: "First day",
    to: "Last day",
    download: "Download",
    done: "Exported.",
    wrong_order: "The last day is before the first.",
    missing: "Choose both days.",
  },
}

export default lists
