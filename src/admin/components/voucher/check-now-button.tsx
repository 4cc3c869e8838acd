import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useCheckVoucher } from "../../hooks/vouchers"
import { shownState } from "../../lib/voucher-state"

type CheckNowButtonProps = { voucherId: string }

export function CheckNowButton({ voucherId }: CheckNowButtonProps) {
  const { t } = useTranslation("paypro")
  const { mutate, isPending } = useCheckVoucher(voucherId)
  const check = () =>
    mutate(undefined, {
      onSuccess: ({ voucher }) =>
        toast.success(t("check.changed", { state: t(`state.${shownState(voucher)}`) })),
      onError: ({ message }) => toast.error(message),
    })
  return (
    <Button
      size="small"
      variant="secondary"
      className="shrink-0"
      onClick={check}
      isLoading={isPending}
    >
      {t("check.action")}
    </Button>
  )
}
