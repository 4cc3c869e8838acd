import { Button, Container, Heading, Skeleton, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { CheckState } from "../../../lib/health"
import { useHealth } from "../../hooks/health"
import { useFormat } from "../../lib/use-format"
import { LoadError } from "../load-error"
import { CheckRow } from "./check-row"
import { Configuration } from "./configuration"

const COLORS = {
  ok: "green",
  unknown: "grey",
  warning: "orange",
  error: "red",
} as const satisfies Record<CheckState, string>

export function HealthPanel() {
  const { t } = useTranslation("paypro")
  const { moment } = useFormat()
  const { data, error, isFetching, refetch } = useHealth()
  const health = data?.health
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex items-center justify-between gap-x-2 px-6 py-4">
          <div>
            <div className="flex items-center gap-x-3">
              <Heading level="h2">{t("health.title")}</Heading>
              {health && (
                <StatusBadge color={COLORS[health.state]}>
                  {t(`health.state.${health.state}`)}
                </StatusBadge>
              )}
            </div>
            {health && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("health.checked", { at: moment(health.checked_at) })}
              </Text>
            )}
          </div>
          <Button
            size="small"
            variant="secondary"
            className="shrink-0"
            isLoading={isFetching}
            onClick={() => void refetch()}
          >
            {t("health.again")}
          </Button>
        </div>
        {error && <LoadError error={error} onRetry={() => void refetch()} />}
        {!health && !error && <Skeleton className="m-6 h-64" />}
        {health?.checks.map((check) => (
          <CheckRow key={check.id} check={check} />
        ))}
      </Container>
      {health && <Configuration configuration={health.configuration} />}
    </div>
  )
}
