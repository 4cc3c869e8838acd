import { API_ENDPOINTS, type ApiEndpoint, type FaultKind } from "./faults"

const MAX_KEPT = 500

/** One request to PayPro's API, as the page and tests show it. */
export type LoggedRequest = {
  at: Date
  endpoint: ApiEndpoint
  tradeNo: string | null
  body: string
  answer: string | null
  fault: FaultKind | null
}

export class RequestLog {
  private kept: LoggedRequest[] = []
  private counted = noRequests()

  add(request: LoggedRequest): void {
    this.counted[request.endpoint]++
    this.kept.push(request)
    if (this.kept.length > 2 * MAX_KEPT) {
      this.kept = this.kept.slice(-MAX_KEPT)
    }
  }

  /** The latest few hundred, newest last. */
  list(): readonly LoggedRequest[] {
    return this.kept
  }

  /** All there were, by endpoint. */
  counts(): Readonly<Record<ApiEndpoint, number>> {
    return this.counted
  }

  clear(): void {
    this.kept = []
    this.counted = noRequests()
  }
}

const noRequests = () =>
  Object.fromEntries(API_ENDPOINTS.map((endpoint) => [endpoint, 0])) as Record<ApiEndpoint, number>
