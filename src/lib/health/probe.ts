import type { ResolvedPayproOptions } from "../options"
import { PayproRefusedError, PayproUnreachableError } from "../errors"
import { createPayproClient, type Balance, type PayproClient } from "../paypro-client"

type SaltPosition = ResolvedPayproOptions["saltPosition"]

/** What PayPro answers to the credentials. */
export type PayproProbe = {
  /** `unclear`: something answered, and not as PayPro documents it, or nothing did in time. */
  outcome: "accepted" | "refused" | "unreachable" | "unclear"
  /** Where PayPro wants the secret; null while it accepts it nowhere, or a `sign` function decides. */
  saltPosition: SaltPosition | null
  balance: Balance | null
  /** How far PayPro's clock is ahead of ours. */
  clockSkewMs: number | null
  /** Why it was not accepted, for the merchant. */
  problem: string | null
}

const TIMEOUT_MS = 5_000

/**
 * Asks for the balance, which changes nothing. Where PayPro does not accept the signature, the other salt position
 * is tried: PayPro's pages do not say which is right.
 */
export async function probePaypro(
  options: ResolvedPayproOptions,
  client: PayproClient = createPayproClient(options),
): Promise<PayproProbe> {
  const startedAt = performance.now()
  const probe = await probeWith(client, options.sign ? null : options.saltPosition)
  const answered =
    probe.outcome === "refused" ||
    (probe.outcome === "unclear" && performance.now() - startedAt < TIMEOUT_MS)
  if (options.sign || !answered) {
    return probe
  }
  const saltPosition = options.saltPosition === "suffix" ? "prefix" : "suffix"
  const other = await probeWith(createPayproClient({ ...options, saltPosition }), saltPosition)
  return other.outcome === "accepted" ? other : probe
}

async function probeWith(
  client: PayproClient,
  saltPosition: SaltPosition | null,
): Promise<PayproProbe> {
  try {
    const balance = await client.queryBalance({ timeoutMs: TIMEOUT_MS, retries: 0 })
    return {
      outcome: "accepted",
      saltPosition,
      balance,
      clockSkewMs: client.clockSkewMs(),
      problem: null,
    }
  } catch (error) {
    return {
      outcome: outcomeOf(error),
      saltPosition: null,
      balance: null,
      clockSkewMs: client.clockSkewMs(),
      problem: error instanceof Error ? error.message : String(error),
    }
  }
}

function outcomeOf(error: unknown): PayproProbe["outcome"] {
  if (error instanceof PayproRefusedError) {
    return "refused"
  }
  return error instanceof PayproUnreachableError ? "unreachable" : "unclear"
}
