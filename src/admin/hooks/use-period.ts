import { mexicanDay } from "../lib/mexican-day"
import { nameOf, periodOf, type Period, type PeriodName } from "../lib/period"
import { PAGE_SIZE } from "./use-table-state"
import { useSearchParams } from "./use-search-params"

const DAY = /^\d{4}-\d\d-\d\d$/

/** The period whose movements are shown, and their page, in the page's address: this month where it names none. */
export function usePeriod() {
  const [params, change] = useSearchParams()
  const today = mexicanDay(new Date())
  const period = periodIn(params) ?? periodOf("this_month", today)
  const offset = Number(params.get("offset")) || 0

  const show = ({ from, to }: Period) =>
    change((edited) => {
      edited.set("from", from)
      edited.set("to", to)
      edited.delete("offset")
    })

  return {
    period,
    name: nameOf(period, today),
    today,
    show,
    choose: (name: Exclude<PeriodName, "custom">) => show(periodOf(name, today)),
    page: {
      limit: PAGE_SIZE,
      offset,
      show: (index: number) => change((edited) => edited.set("offset", String(index * PAGE_SIZE))),
    },
  }
}

function periodIn(params: URLSearchParams): Period | null {
  const from = params.get("from") ?? ""
  const to = params.get("to") ?? ""
  return DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : null
}
