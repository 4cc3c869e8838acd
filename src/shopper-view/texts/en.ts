import type { StepFacts, Texts } from "./es-mx"

export const en: Texts = {
  languageName: "English",
  language: "Language",
  store: "the store",
  heading: {
    issuing: "We are preparing your reference",
    waiting: { va: "Pay by SPEI bank transfer", store: "Pay in cash at a store" },
    overdue: "The time to pay is over",
    partially_paid: "We received a part of your payment",
    paid: "We received your payment",
    with_store: "We received your payment and the store will look into it",
    failed: "This reference can no longer be paid",
    void: "This reference was canceled",
  },
  badge: {
    issuing: "In preparation",
    waiting: "Waiting for your payment",
    overdue: "Time is over",
    partially_paid: "Part received",
    paid: "Paid",
    with_store: "Under review",
    failed: "Not paid",
    void: "Canceled",
  },
  lead: {
    issuing:
      "It takes a few seconds. If nothing appears, go back to the store and choose your payment method again.",
    overdue:
      "If you have paid, wait: your payment may take a few minutes to show up here. If not, contact the store before you pay.",
    partially_paid: "Pay what is missing with the same reference, and your order will go ahead.",
    paid: "All done. There is nothing more for you to do.",
    with_store:
      "The money arrived, and this reference takes no more payments. Do not pay again: contact the store and mention the folio.",
    failed: "It was closed before any payment came. Do not pay with it.",
    void: "Do not pay with it: it was replaced, or your purchase changed.",
  },
  total: "Amount to pay",
  missing: "Still to pay",
  paidAmount: "Amount received",
  asked: "Amount of the reference",
  received: (received, total) => `Received: ${received} of ${total}`,
  rounded: (total, amount) =>
    `Your total is ${total}. This payment method takes whole pesos only, so ${amount} is collected.`,
  surplus: (surplus) =>
    `You paid ${surplus} too much. Contact the store about the refund and mention the folio.`,
  payBefore: "Pay before",
  deadlineWas: "The time to pay ended on",
  paidAt: "Payment confirmed on",
  timeZone: "Mexico City time",
  clabe: "CLABE account number",
  account: "Account number",
  reference: "Payment reference",
  bank: "Bank",
  exactAmount: "Exact amount",
  barcode: (reference) => `Barcode of the reference ${reference}`,
  copy: "Copy",
  copyWhat: {
    clabe: "Copy the CLABE",
    account: "Copy the account number",
    reference: "Copy the reference",
    amount: "Copy the amount",
  },
  copied: "Copied",
  howTo: "How to pay",
  steps: {
    va: ({ amount, isClabe }: StepFacts) => [
      "Open your bank's app or website and choose a SPEI transfer.",
      isClabe
        ? "Enter the CLABE as the account to pay to, and check that the bank is the one shown here."
        : "Enter the account number as the account to pay to.",
      `Transfer exactly ${amount}, all at once.`,
      "Done: this page tells you when your payment arrives, usually within minutes.",
    ],
    store: ({ amount }: StepFacts) => [
      "Go to a convenience store that takes PayPro payments.",
      "Show the barcode at the till, or read out the reference.",
      `Pay exactly ${amount} in cash. The store may charge a fee on top.`,
      "Keep your receipt: this page tells you when your payment is confirmed.",
    ],
  },
  live: "This page updates by itself.",
  refreshHint: "Have you paid?",
  refresh: "Refresh this page",
  print: "Print",
  backTo: (store) => `Back to ${store}`,
  current: "See the current reference",
  renew: "Get a new reference",
  renewHint: "Your order still stands. Get a new reference to pay for it.",
  notice: {
    try_again: "We could not get a reference. Try again in a few minutes.",
    not_renewable: "This order can no longer be paid with a new reference. Contact the store.",
  },
  tradeNo: "Folio",
  notFound: {
    heading: "We could not find this payment page",
    lead: "Check that the address is complete, or open it again from the store or your e-mail.",
  },
  mail: {
    issued: (total, store) => `Pay ${total} to complete your order at ${store}`,
    expiring: (total, store) => `Your reference of ${total} for ${store} is about to expire`,
    issuedLead: "Thank you for your order. We keep it for you until your payment arrives:",
    expiringLead:
      "We have not received your payment yet. If you have paid, ignore this message; if not, there is still time:",
    openPage: "See instructions and payment status",
  },
}
