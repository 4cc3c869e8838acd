import type {
  DataTableFilteringState,
  DataTablePaginationState,
  DataTableSortingState,
} from "@medusajs/ui"
import { useSearchParams } from "./use-search-params"

export const PAGE_SIZE = 20
/** As the server takes it. */
const LONGEST_SEARCH = 64

/**
 * A table's state in the page's address, under the names Medusa's own tables use: it survives a reload and can be
 * sent to a colleague.
 */
export function useTableState(filterIds: readonly string[]) {
  const [params, changeParams] = useSearchParams()
  const offset = Number(params.get("offset")) || 0
  const order = params.get("order")
  const q = params.get("q") ?? ""
  const filters: DataTableFilteringState = {}
  for (const id of filterIds) {
    const value = parsed(params.get(id))
    if (value !== undefined) {
      filters[id] = value
    }
  }

  /** What is null is removed. Another question starts on the first page. */
  function change(values: Record<string, string | null>, options?: { replace: boolean }): void {
    changeParams((params) => {
      const changes: Record<string, string | null> = { offset: null, ...values }
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === "") {
          params.delete(name)
        } else {
          params.set(name, value)
        }
      }
    }, options)
  }

  return {
    /** As the API takes it. */
    query: {
      limit: PAGE_SIZE,
      offset,
      ...(order && { order }),
      q: q.trim() || undefined,
      ...filters,
    },
    pagination: {
      state: { pageIndex: Math.floor(offset / PAGE_SIZE), pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }: DataTablePaginationState) =>
        change({ offset: pageIndex ? String(pageIndex * PAGE_SIZE) : null }),
    },
    sorting: {
      state: order ? { id: order.replace(/^-/, ""), desc: order.startsWith("-") } : null,
      onSortingChange: (sorting: DataTableSortingState | null) =>
        change({ order: sorting && `${sorting.desc ? "-" : ""}${sorting.id}` }),
    },
    search: {
      state: q,
      onSearchChange: (text: string) =>
        change({ q: text.slice(0, LONGEST_SEARCH) }, { replace: true }),
    },
    filtering: {
      state: filters,
      onFilteringChange: (state: DataTableFilteringState) =>
        change(
          Object.fromEntries(
            filterIds.map((id) => [id, state[id] === undefined ? null : JSON.stringify(state[id])]),
          ),
        ),
    },
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    // Somebody edited the address.
    return undefined
  }
}
