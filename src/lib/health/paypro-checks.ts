import type { ResolvedPayproOptions } from "../options"
import { check, type Check } from "./check"
import type { PayproProbe } from "./probe"

type Salt = Pick<ResolvedPayproOptions, "saltPosition" | "sign">

/** PayPro's tolerance is not published; clocks that keep time differ by far less. */
const SKEW_LIMIT_MS = 60_000

/** What PayPro's answer to the credentials says. */
export function payproChecks(probe: PayproProbe, options: Salt): Check[] {
  return [credentials(probe), saltPosition(probe, options), clock(probe)]
}

function credentials({ outcome, balance, problem }: PayproProbe): Check {
  switch (outcome) {
    case "accepted":
      return check("credentials", "ok", outcome, { available: balance?.availableAmount ?? "?" })
    case "refused":
    case "unreachable":
    case "unclear":
      return check("credentials", "error", outcome, { problem: problem ?? "" })
  }
}

function saltPosition(probe: PayproProbe, options: Salt): Check {
  const { saltPosition: configured } = options
  if (options.sign) {
    return check("salt_position", "ok", "custom")
  }
  if (probe.saltPosition === null) {
    return check("salt_position", "unknown", "unknown", { configured })
  }
  const values = { configured, accepted: probe.saltPosition }
  return probe.saltPosition === configured
    ? check("salt_position", "ok", "right", values)
    : check("salt_position", "error", "wrong", values)
}

function clock({ clockSkewMs }: PayproProbe): Check {
  if (clockSkewMs === null) {
    return check("clock", "unknown", "unknown")
  }
  const seconds = Math.round(Math.abs(clockSkewMs) / 1_000)
  return Math.abs(clockSkewMs) > SKEW_LIMIT_MS
    ? check("clock", "warning", "apart", { seconds })
    : check("clock", "ok", "together", { seconds })
}
