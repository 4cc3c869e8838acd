const today = {
  today: {
    title: "PayPro today",
    last_callback: "Last notification from PayPro",
    last_check: "Last check of open payments",
    never: "Never",
    all: "See all",
    shown: "{{shown}} of {{total}} shown",
    discrepancies: "To review",
    open_since: "Open since {{age}}",
    due: "Deadline today",
    none_due: "No order's time to pay ends today.",
    unpaid: "Awaiting payment",
    none_unpaid: "No order awaits its payment.",
    ready: "Ready to ship",
    none_ready: "No paid order waits to be shipped.",
    pay_by: "Can be paid until {{at}}",
    cancel_at: "Canceled on {{at}} if unpaid",
    reserved_one: "Keeps {{count}} piece of stock reserved",
    reserved_other: "Keeps {{count}} pieces of stock reserved",
    paid_at: "Paid on {{at}}",
    fulfill: "Fulfill items",
    yesterday: "Yesterday",
    returned: "Returned",
  },
}

export default today
