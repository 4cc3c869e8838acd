import type { ResolvedPayproOptions } from "../options"
import { check, type Check } from "./check"
import type { PayproProbe } from "./probe"

/** PayPro's tolerance is not published; clocks that keep time differ by far less. */
const SKEW_LIMIT_MS = 60_000

/** What PayPro's answer to the credentials says. */
export function payproChecks(
  probe: PayproProbe,
  options: Pick<ResolvedPayproOptions, "saltPosition" | "sign">,
): Check[] {
  return [credentials(probe), saltPosition(probe, options), clock(probe)]
}

function credentials({ outcome, balance, problem }: PayproProbe): Check {
  switch (outcome) {
    case "accepted":
      return check(
        "credentials",
        "ok",
        "accepted",
        "PayPro accepts the credentials. Available balance: {available} MXN.",
        { available: balance?.availableAmount ?? "?" },
      )
    case "refused":
      return check(
        "credentials",
        "error",
        "refused",
        "PayPro does not accept the credentials: check merchantNo and appSecret. ({problem})",
        { problem: problem ?? "" },
      )
    case "unreachable":
      return check(
        "credentials",
        "error",
        "unreachable",
        "PayPro cannot be reached: check baseUrl and the server's network. ({problem})",
        { problem: problem ?? "" },
      )
    case "unclear":
      return check(
        "credentials",
        "warning",
        "unclear",
        "PayPro gave no usable answer: check baseUrl, and try again. ({problem})",
        { problem: problem ?? "" },
      )
  }
}

function saltPosition(
  probe: PayproProbe,
  options: Pick<ResolvedPayproOptions, "saltPosition" | "sign">,
): Check {
  if (options.sign) {
    return check(
      "salt_position",
      "ok",
      "custom",
      "Signatures are made by the store's own sign function.",
    )
  }
  if (probe.saltPosition === null) {
    return check(
      "salt_position",
      "unknown",
      "unknown",
      'Configured is "{configured}"; whether PayPro agrees shows once it accepts the credentials.',
      { configured: options.saltPosition },
    )
  }
  const values = { configured: options.saltPosition, accepted: probe.saltPosition }
  return probe.saltPosition === options.saltPosition
    ? check("salt_position", "ok", "right", 'PayPro accepts signatures with "{accepted}".', values)
    : check(
        "salt_position",
        "error",
        "wrong",
        'PayPro accepts signatures with "{accepted}" and not with "{configured}": set saltPosition to "{accepted}".',
        values,
      )
}

function clock({ clockSkewMs }: PayproProbe): Check {
  if (clockSkewMs === null) {
    return check("clock", "unknown", "unknown", "PayPro has not told its time yet.")
  }
  const seconds = Math.round(clockSkewMs / 1_000)
  return Math.abs(clockSkewMs) > SKEW_LIMIT_MS
    ? check(
        "clock",
        "warning",
        "apart",
        "This server's clock and PayPro's are {seconds} s apart: synchronize the server's clock.",
        { seconds: Math.abs(seconds) },
      )
    : check("clock", "ok", "together", "This server's clock agrees with PayPro's.", { seconds })
}
