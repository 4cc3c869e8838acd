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
  tabs: {
    vouchers: "Vouchers",
    discrepancies: "Discrepancies",
    health: "Health",
  },
}

export default common
