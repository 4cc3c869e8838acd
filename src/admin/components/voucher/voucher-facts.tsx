import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { AdminVoucher } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { shownState } from "../../lib/voucher-state"
import { Row } from "../row"

type VoucherFactsProps = {
  voucher: AdminVoucher
  /** Left out where its order's deadline is told. */
  withDeadline?: boolean
}

/** What a voucher is and how much of it came in. */
export function VoucherFacts({ voucher, withDeadline = true }: VoucherFactsProps) {
  const { t } = useTranslation("paypro")
  const { money, moment } = useFormat()
  const { amount, received_amount, missing_amount, currency_code } = voucher
  const isPayable = voucher.status !== "paid" && voucher.status !== "failed"
  // Nobody waits for the rest of one that is not used any more.
  const isMissing = isPayable && !voucher.voided_at && Number(missing_amount) > 0
  const isClabe = voucher.way_code === "va" && /^\d{18}$/.test(voucher.payment_info ?? "")
  return (
    <>
      <div className="px-6 py-3">
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t(`explanation.${shownState(voucher)}`)}
          {voucher.void_reason && ` ${t(`void_reason.${voucher.void_reason}`)}`}
        </Text>
      </div>
      <div className="py-1">
        <Row label={t("voucher.method")} value={t(`way.${voucher.way_code}`)} />
        <Row label={t("voucher.due")} value={money(amount, currency_code)} />
        <Row label={t("voucher.received")} value={money(received_amount, currency_code)} />
        {isMissing && (
          <Row label={t("voucher.missing")} value={money(missing_amount, currency_code)} />
        )}
        {withDeadline && isPayable && voucher.expires_at && (
          <Row label={t("voucher.deadline")} value={moment(voucher.expires_at)} />
        )}
      </div>
      <div className="py-1">
        <Row
          label={t(isClabe ? "voucher.clabe" : "voucher.reference")}
          value={voucher.payment_info}
          copy={voucher.payment_info}
        />
        <Row label={t("voucher.trade_no")} value={voucher.trade_no} copy={voucher.trade_no} />
        <Row
          label={t("voucher.platform_trade_no")}
          value={voucher.platform_trade_no}
          copy={voucher.platform_trade_no}
        />
        {voucher.voucher_url && (
          <Row
            label={t("voucher.page")}
            value={
              <a
                href={voucher.voucher_url}
                target="_blank"
                rel="noreferrer"
                className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover inline-flex items-center gap-x-1"
              >
                {t("voucher.open_page")}
                <ArrowUpRightOnBox />
              </a>
            }
            copy={voucher.voucher_url}
          />
        )}
      </div>
    </>
  )
}
