import type {
  AdminCallback,
  AdminPaymentElsewhere,
  AdminVoucherWithHistory,
} from "../../../admin-view/types"

/** One thing that happened to a voucher. */
export type HistoryEvent = { key: string; at: string } & (
  | { type: "issued" | "paid" }
  | { type: "voided"; reason: string | null }
  | { type: "called"; callback: AdminCallback }
  | { type: "paid_elsewhere"; payment: AdminPaymentElsewhere }
  | { type: "asked"; status: AdminVoucherWithHistory["status"]; words: string | null }
  | { type: "discrepancy"; discrepancy: AdminVoucherWithHistory["discrepancies"][number] }
  | { type: "resolved"; discrepancy: AdminVoucherWithHistory["discrepancies"][number] }
)

/**
 * Newest first. Of PayPro's answers to us only the last is kept, and when it first said "paid"; its calls are all
 * there.
 * @param paymentsElsewhere Of its order: they are why nobody needs the voucher any more.
 */
export function historyOf(
  voucher: AdminVoucherWithHistory,
  paymentsElsewhere: AdminPaymentElsewhere[],
): HistoryEvent[] {
  const { issued_at, voided_at, last_checked_at, status } = voucher
  const isToldBelow =
    voucher.paid_at === last_checked_at ||
    voucher.callbacks.some((callback) => callback.status === "paid")
  const paid_at = isToldBelow ? null : voucher.paid_at
  const events: HistoryEvent[] = [
    ...(issued_at ? [{ key: "issued", at: issued_at, type: "issued" as const }] : []),
    ...(paid_at ? [{ key: "paid", at: paid_at, type: "paid" as const }] : []),
    ...(voided_at
      ? [{ key: "voided", at: voided_at, type: "voided" as const, reason: voucher.void_reason }]
      : []),
    ...(last_checked_at
      ? [
          {
            key: "asked",
            at: last_checked_at,
            type: "asked" as const,
            status,
            words: wordsOf(voucher),
          },
        ]
      : []),
    ...voucher.callbacks.map((callback) => ({
      key: callback.id,
      at: callback.created_at,
      type: "called" as const,
      callback,
    })),
    ...paymentsElsewhere.map((payment) => ({
      key: payment.id,
      at: payment.created_at,
      type: "paid_elsewhere" as const,
      payment,
    })),
    ...voucher.discrepancies.flatMap((discrepancy) => [
      {
        key: discrepancy.id,
        at: discrepancy.created_at,
        type: "discrepancy" as const,
        discrepancy,
      },
      ...(discrepancy.resolved_at
        ? [
            {
              key: `${discrepancy.id}:resolved`,
              at: discrepancy.resolved_at,
              type: "resolved" as const,
              discrepancy,
            },
          ]
        : []),
    ]),
  ]
  return events.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}

function wordsOf({ status_code, status_message }: AdminVoucherWithHistory): string | null {
  return [status_code, status_message].filter(Boolean).join(" · ") || null
}
