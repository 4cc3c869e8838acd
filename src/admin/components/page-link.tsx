import { clx } from "@medusajs/ui"
import type { ReactNode } from "react"
import { linkTo } from "../lib/navigation"

type PageLinkProps = {
  /** A page of the dashboard, such as `/orders/order_123`. */
  to: string
  className?: string
  children: ReactNode
}

/** A link to a page of the dashboard. */
export function PageLink({ to, className, children }: PageLinkProps) {
  return (
    <a
      {...linkTo(to)}
      className={clx("text-ui-fg-interactive hover:text-ui-fg-interactive-hover", className)}
    >
      {children}
    </a>
  )
}
