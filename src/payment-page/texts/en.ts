import type { PaymentTexts } from "./es-mx"

export const en: PaymentTexts = {
  store: "our store",
  heading: {
    owing: (number) => `Pay for your order ${number}`,
    paid: (number) => `Your order ${number} is paid`,
    canceled: (number) => `Your order ${number} was canceled`,
    not_placed: () => "You have not placed your order yet",
    under_review: (number) => `We are reviewing the payment for your order ${number}`,
    expired: () => "The payment deadline has passed",
  },
  badge: {
    owing: "To be paid",
    paid: "Paid",
    canceled: "Canceled",
    not_placed: "Not placed",
    under_review: "Under review",
    expired: "Expired",
  },
  lead: {
    owing: null,
    paid: "We already received the payment for this order. Do not pay again.",
    canceled: "Do not pay for it. If you have paid, or have questions, contact us.",
    not_placed: "Go back to our site, choose how to pay and place your order.",
    under_review:
      "We received a payment and are confirming the amount. Do not pay again: this page tells you as soon as we know.",
    expired:
      "If you have paid, do not pay again: your payment may take a few minutes to show up. If you still want your order, contact us and we will give you more time.",
  },
  orderNumber: "Order",
  total: "Order total",
  paid: "You have paid",
  toPay: "Amount to pay",
  missing: "Still to pay",
  rounded: (owed, amount) =>
    `Your balance is ${owed}. These payment methods take whole pesos only, so ${amount} is collected.`,
  payBy: "Pay by",
  deadlineWas: "The deadline was",
  timeLeft: { one: "%s left", other: "%s left" },
  timeZone: "Mexico City time",
  choose: "Choose how to pay",
  noMethods: "There is no way to pay for this order online right now. Contact us.",
  method: {
    va: "SPEI bank transfer",
    store: "Cash at a convenience store",
  },
  hint: {
    va: () => "From your bank's app or website. It usually shows up within minutes.",
    store: (chains) =>
      chains === null
        ? "Pay at the till with your reference. The convenience store may charge you a fee."
        : `Pay at the till with your reference at ${chains}. The convenience store may charge you a fee.`,
  },
  pay: { va: "Pay by bank transfer", store: "Pay in cash" },
  hasReference: "You already have a reference for this amount.",
  seeReference: "See the reference",
  alreadyPaid:
    "If you have paid, do not pay again: your payment may take a few minutes to show up.",
  live: "This page updates by itself.",
  refresh: "Refresh this page",
  contact: "Contact us",
  backTo: (store) => `Back to ${store}`,
  notice: {
    choose: "Choose one of the payment methods.",
    refused: "You cannot pay for this order with that payment method. Choose another one.",
    try_again:
      "We could not create your reference. Try again in a few minutes or choose another payment method.",
  },
}
