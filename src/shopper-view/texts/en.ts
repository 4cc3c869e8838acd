import type { StepFacts, Texts } from "./es-mx"
import { sentence } from "./sentence"

export const en: Texts = {
  languageName: "English",
  language: "Language",
  store: "our store",
  order: (number) => `Order #${number}`,
  heading: {
    issuing: "We are creating your reference",
    waiting: { va: "Pay by SPEI bank transfer", store: "Pay in cash at a convenience store" },
    overdue: "The payment deadline has passed",
    partially_paid: "We received part of your payment",
    paid: "We received your payment",
    rest_due: "We received your payment, but part of it is missing",
    with_store: "We received your payment and are reviewing it",
    failed: "This reference is no longer valid",
    void: "This reference was canceled",
  },
  badge: {
    issuing: "Creating reference",
    waiting: "Waiting for your payment",
    overdue: "Expired",
    partially_paid: "Part received",
    paid: "Paid",
    rest_due: "Part missing",
    with_store: "Under review",
    failed: "Not paid",
    void: "Canceled",
  },
  lead: {
    issuing:
      "It takes a few seconds. If nothing appears, go back to our site and choose your payment method again.",
    overdue:
      "If you have paid, do not pay again: your payment may take a few minutes to show up. If you have not, contact us before you do.",
    partially_paid: "Pay what is missing with the same reference, and we will prepare your order.",
    paid: "All done: there is nothing more to pay. Next, we prepare your order.",
    paid_unplaced:
      "There is nothing more to pay. We are registering your order; if you get no confirmation, contact us.",
    rest_due: "Your order costs more than you have paid. Get a new reference for the rest.",
    with_store:
      "Your payment arrived, but this reference is no longer valid. Do not pay again: we are reviewing it. If you have questions, contact us and mention the payment ID.",
    failed: "It was closed before your payment arrived. Do not use it.",
    void: "Do not use it: we replaced it, or your order changed or was canceled.",
  },
  total: "Amount to pay",
  missing: "Still to pay",
  paidAmount: "Amount received",
  asked: "Reference amount",
  received: (received, total) => `Received: ${received} of ${total}`,
  rounded: (total, amount) =>
    `Your total is ${total}. This payment method takes whole pesos only, so ${amount} is collected.`,
  surplus: (surplus) =>
    `You overpaid by ${surplus}. Contact us about the refund and mention the payment ID.`,
  payBy: "Pay by",
  deadlineWas: "The deadline was",
  timeLeft: { one: "%s left", other: "%s left" },
  paidAt: "Payment confirmed on",
  timeZone: "Mexico City time",
  clabe: "CLABE account number",
  account: "Account number",
  reference: "Payment reference",
  bank: "Bank",
  beneficiary: "Beneficiary",
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
    va: (facts) => [
      "Open your bank's app or website and choose Transfer to another bank (SPEI).",
      accountStep(facts),
      `Transfer exactly ${facts.amount}, in a single payment.`,
      "Done: this page tells you when your payment arrives, usually within minutes.",
    ],
    store: ({ amount, chains, phrase, hasBarcode }) => [
      `Go to ${chains ?? "a convenience store"} and ${phrase ? `ask for “${phrase}”` : "say that you want to pay with a reference"}.`,
      hasBarcode
        ? "Show the barcode at the till, or read out the reference."
        : "Show or read out the reference at the till.",
      `Pay exactly ${amount} in cash, in a single payment. The convenience store may charge you a fee.`,
      "Keep your receipt until you receive your order.",
      "Done: this page tells you when your payment is confirmed.",
    ],
  },
  live: "This page updates by itself.",
  refreshHint: "Have you paid?",
  refresh: "Refresh this page",
  print: "Print",
  share: "Share",
  shareText: (amount, store) => `How to pay ${amount} at ${store}:`,
  help: "Any questions?",
  contact: "Contact us",
  backTo: (store) => `Back to ${store}`,
  current: "See the current reference",
  choose: "Choose how to pay",
  chooseAnother: "Pay another way",
  tradeNo: "Payment ID",
  notFound: {
    heading: "We could not find this payment page",
    lead: "Check that the link is complete, or open it again from our site or your e-mail.",
  },
  tooMany: {
    heading: "Too many attempts",
    lead: "Wait a minute and try again. Your order and your payment reference are as they were.",
  },
  mail: {
    issued: (total, store) => `Pay ${total} to complete your order at ${store}`,
    expiring: (total, store) => `Your reference for ${total} at ${store} is about to expire`,
    issuedLead: "Thank you for your order. We keep it for you until your payment arrives:",
    expiringLead:
      "We have not received your payment yet. If you have paid, ignore this message; if not, there is still time:",
    receipt: (amount, store) => `We received your payment of ${amount} at ${store}`,
    receiptLead:
      "We received your payment and are preparing your order. There is nothing more to pay.",
    order: "Order",
    openPage: "See instructions and payment status",
    openReceipt: "See the payment status",
    payAnotherWay: "Pay another way",
    contact: "Any questions? Contact us",
  },
}

function accountStep({ bank, beneficiary }: StepFacts): string {
  const holder = beneficiary ? `in the name of ${beneficiary}` : ""
  if (!bank) {
    return sentence(`Enter the account number as the account to pay to${holder && `, ${holder}`}`)
  }
  const shown = holder ? `${bank}, ${holder}` : bank
  return `Enter the CLABE as the account to pay to. Your app should show: ${sentence(shown)}`
}
