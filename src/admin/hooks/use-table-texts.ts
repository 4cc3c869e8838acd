import { useTranslation } from "react-i18next"

/** The dashboard's own words for its tables. */
export function useTableTexts() {
  const { t } = useTranslation()
  return {
    toolbar: {
      clearAll: t("actions.clearAll"),
      sort: t("filters.sortLabel"),
      filter: t("filters.filterLabel"),
      columns: t("filters.columnsLabel"),
    },
    pagination: {
      of: t("general.of"),
      results: t("general.results"),
      pages: t("general.pages"),
      prev: t("general.prev"),
      next: t("general.next"),
    },
  }
}
