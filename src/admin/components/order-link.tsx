import { PageLink } from "./page-link"

type OrderLinkProps = { id: string; number: number | null }

export function OrderLink({ id, number }: OrderLinkProps) {
  return <PageLink to={`/orders/${id}`}>#{number}</PageLink>
}
