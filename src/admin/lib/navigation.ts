import type { MouseEvent } from "react"

/**
 * Navigation without the dashboard's router: a store that has another version of react-router installed gives a plugin
 * that one, and its hooks throw outside of their own `<Router>`.
 */

/** Address of a page of the dashboard, such as `/orders/order_123`: the store decides under which path the admin lies. */
export function adminHref(path: string): string {
  return `${(__BASE__ || "/").replace(/\/$/, "")}${path}`
}

/**
 * Goes to an address of the dashboard without loading it anew. Its router (6.4 and later, 7) listens for `popstate`, as
 * of the browser's own buttons, and counts the entries of the history in `idx`.
 */
export function goTo(href: string, { replace = false } = {}): void {
  const { idx } = stateOf(window.history.state)
  const state = { usr: null, key: newKey(), idx: idx + (replace ? 0 : 1) }
  if (replace) {
    window.history.replaceState(state, "", href)
  } else {
    window.history.pushState(state, "", href)
  }
  window.dispatchEvent(new PopStateEvent("popstate", { state }))
}

/**
 * What makes an `<a>` a link to a page of the dashboard. A click with Ctrl or the middle button opens it in a tab, as
 * with any link.
 */
export function linkTo(path: string) {
  const href = adminHref(path)
  return {
    href,
    onClick: (event: MouseEvent) => {
      // In a table whose rows open something else.
      event.stopPropagation()
      if (isPlainClick(event)) {
        event.preventDefault()
        goTo(href)
      }
    },
  }
}

function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey
}

function stateOf(state: unknown): { idx: number } {
  const isCounted =
    typeof state === "object" && state !== null && "idx" in state && typeof state.idx === "number"
  return isCounted ? { idx: Number(state.idx) } : { idx: 0 }
}

/** What the router tells entries of the history apart by. */
function newKey(): string {
  return Math.random().toString(36).slice(2, 10)
}
