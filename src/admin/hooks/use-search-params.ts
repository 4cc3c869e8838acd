import { useCallback, useRef, useState, useSyncExternalStore } from "react"
import { goTo } from "../lib/navigation"

type Change = (params: URLSearchParams) => void
type Options = {
  /** For what is typed, so that the browser's "back" does not take it back letter by letter. */
  replace?: boolean
}

/** The query of the page's address, and a way to change it. The dashboard's router follows. */
export function useSearchParams() {
  const search = useSearch()
  const change = useCallback((edit: Change, options?: Options) => {
    const { pathname, search: before } = window.location
    const params = new URLSearchParams(before)
    edit(params)
    const query = params.toString()
    goTo(query ? `${pathname}?${query}` : pathname, options)
  }, [])
  return [new URLSearchParams(search), change] as const
}

function useSearch(): string {
  const [page] = useState(() => window.location.pathname)
  const last = useRef("")
  return useSyncExternalStore(subscribe, () => {
    // The address changes a moment before the page does, and the next page's query means nothing here.
    if (window.location.pathname === page) {
      last.current = window.location.search
    }
    return last.current
  })
}

/** A link of the router's pushes an entry without `popstate`, and need not render the page anew that it leads to. */
function subscribe(onChange: () => void): () => void {
  const { navigation } = window as Window & { navigation?: EventTarget }
  window.addEventListener("popstate", onChange)
  navigation?.addEventListener("currententrychange", onChange)
  return () => {
    window.removeEventListener("popstate", onChange)
    navigation?.removeEventListener("currententrychange", onChange)
  }
}
