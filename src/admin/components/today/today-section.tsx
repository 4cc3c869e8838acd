import { Badge, Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { AdminTodayList } from "../../../admin-view/today-types"
import { useFormat } from "../../lib/use-format"
import { PageLink } from "../page-link"

type TodaySectionProps<Item> = {
  title: string
  list: AdminTodayList<Item>
  /** Where all of them are listed. */
  to: string
  /** What stands there when there is none. */
  empty: string
  render: (item: Item) => ReactNode
}

/** A list of what waits for somebody, with how many there are. */
export function TodaySection<Item>({ title, list, to, empty, render }: TodaySectionProps<Item>) {
  const { t } = useTranslation("paypro")
  const { count } = useFormat()
  const total = `${count(list.count)}${list.count_is_exact ? "" : "+"}`
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between gap-x-2 px-6 py-4">
        <div className="flex items-center gap-x-2">
          <Heading level="h2">{title}</Heading>
          <Badge size="2xsmall" rounded="full" color={list.count > 0 ? "orange" : "grey"}>
            {total}
          </Badge>
        </div>
        <PageLink to={to} className="txt-small shrink-0">
          {t("today.all")}
        </PageLink>
      </div>
      {list.items.length === 0 ? (
        <Text size="small" className="text-ui-fg-muted px-6 py-4">
          {empty}
        </Text>
      ) : (
        <ul className="divide-y">{list.items.map(render)}</ul>
      )}
      {list.count > list.items.length && list.items.length > 0 && (
        <Text size="small" className="text-ui-fg-muted px-6 py-3">
          {t("today.shown", { shown: count(list.items.length), total })}
        </Text>
      )}
    </Container>
  )
}
