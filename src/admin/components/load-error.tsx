import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { useErrorText } from "../hooks/use-error-text"

type LoadErrorProps = { error: Error; onRetry: () => void }

export function LoadError({ error, onRetry }: LoadErrorProps) {
  const { t } = useTranslation("paypro")
  const errorText = useErrorText()
  return (
    <div className="flex flex-col items-start gap-y-3 px-6 py-4" role="alert">
      <div>
        <Text size="small" leading="compact" weight="plus">
          {t("error.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {errorText(error)}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t("error.retry")}
      </Button>
    </div>
  )
}
