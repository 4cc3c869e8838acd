/** What the simulator signs with unless it is told another secret: published, so it protects nothing. */
export const SIMULATOR_SECRET = "simulator-secret"

/** Whoever sees one signed message can try all shorter ones on a machine of their own. */
const SHORTEST = 16

/** Whether one of the secrets could be guessed. Every one of a list verifies callbacks, so the weakest counts. */
export function hasWeakSecret(secrets: readonly string[]): boolean {
  return secrets.some((secret) => secret.length < SHORTEST || secret === SIMULATOR_SECRET)
}

export const WEAK_SECRET = `appSecret has fewer than ${SHORTEST} characters, or is the simulator's: whoever guesses it can claim payments. Ask PayPro for another one.`
