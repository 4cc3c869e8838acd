const common = {
  menu: "PayPro",
  title: "PayPro",
  copy: "Copy {{what}}",
  cancel: "Cancel",
  close: "Close",
  error: {
    title: "This could not be loaded",
    retry: "Try again",
  },
  reload: "Reload",
  reload_hint: "Reload the page, so that the rest of it shows the change as well",
  tabs: {
    today: "Today",
    movements: "Movements",
    vouchers: "Vouchers",
    discrepancies: "Discrepancies",
    health: "Health",
  },
}

export default common
