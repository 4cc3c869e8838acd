import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminVoucher } from "../../../admin-view/types"
import { useFormat } from "../../lib/use-format"
import { StateBadge } from "./state-badge"
import { VoucherDrawer } from "./voucher-drawer"

type EarlierVouchersProps = { vouchers: AdminVoucher[] }

/** The order's other vouchers: the shopper changed the cart or the method, and PayPro may still take money for them. */
export function EarlierVouchers({ vouchers }: EarlierVouchersProps) {
  const { t } = useTranslation("paypro")
  const { moment, money } = useFormat()
  const [shown, setShown] = useState<string | null>(null)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {t("voucher.earlier", { count: vouchers.length })}
      </Text>
      {vouchers.map((voucher) => (
        <div key={voucher.id} className="flex items-center justify-between gap-x-2">
          <div className="min-w-0">
            <Text size="small" leading="compact" className="text-ui-fg-subtle">
              {money(voucher.amount, voucher.currency_code)}, {t(`way.${voucher.way_code}`)}
            </Text>
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
              {moment(voucher.created_at)}
            </Text>
          </div>
          <div className="flex items-center gap-x-2">
            <StateBadge voucher={voucher} />
            <Button size="small" variant="transparent" onClick={() => setShown(voucher.id)}>
              {t("voucher.open_page")}
            </Button>
          </div>
        </div>
      ))}
      <VoucherDrawer voucherId={shown} onClose={() => setShown(null)} />
    </div>
  )
}
