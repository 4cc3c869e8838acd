import { Link } from "react-router-dom"

type OrderLinkProps = { id: string; number: number | null }

export function OrderLink({ id, number }: OrderLinkProps) {
  return (
    <Link
      to={`/orders/${id}`}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
      // In a table whose rows open something else.
      onClick={(event) => event.stopPropagation()}
    >
      #{number}
    </Link>
  )
}
