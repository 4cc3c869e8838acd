import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../hooks/use-error-text"
import { useAnnounce } from "../../hooks/use-refresh"
import { useCheckVoucher } from "../../hooks/vouchers"
import { shownState } from "../../lib/voucher-state"

type CheckNowButtonProps = { voucherId: string }

export function CheckNowButton({ voucherId }: CheckNowButtonProps) {
  const { t } = useTranslation("paypro")
  const announce = useAnnounce()
  const errorText = useErrorText()
  const { mutate, isPending } = useCheckVoucher(voucherId)
  const check = () =>
    mutate(undefined, {
      onSuccess: ({ voucher }) =>
        announce(t("check.changed", { state: t(`state.${shownState(voucher)}`) })),
      onError: (error) => toast.error(errorText(error)),
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
