import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../../hooks/use-error-text"
import type { Period } from "../../lib/period"
import { downloadMovements } from "./download-movements"

type DownloadButtonProps = { period: Period }

export function DownloadButton({ period }: DownloadButtonProps) {
  const { t } = useTranslation("paypro")
  const errorText = useErrorText()
  const [isPending, setPending] = useState(false)

  const download = async () => {
    setPending(true)
    try {
      await downloadMovements(period)
      toast.success(t("movements.downloaded"))
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <Button
      size="small"
      variant="secondary"
      className="shrink-0"
      isLoading={isPending}
      onClick={() => void download()}
    >
      <ArrowDownTray />
      {t("movements.download")}
    </Button>
  )
}
