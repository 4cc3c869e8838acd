import assert from "node:assert/strict"
import { waitFor } from "../../scripts/wait-for"
import { attempt, serve, type Shell } from "./shell"

/** With the store's own settings, and with a secret that is not PayPro's. */
export async function checkDoctor(command: string, shell: Shell, url: string): Promise<void> {
  const healthy = await attempt(command, shell)
  assert.equal(healthy.code, 0, healthy.output)
  assert.match(healthy.output, /^✓ credentials .*Available balance: [\d,.]+ MXN\.$/m)
  assert.match(healthy.output, /^✓ salt position .*as suffix\.$/m)
  assert.match(healthy.output, /^✓ clock /m)
  assert.match(healthy.output, /^✓ regions +Both methods/m)
  assert.match(healthy.output, /^✓ medusa +Medusa 2\./m)
  assert.match(healthy.output, /^✓ admin packages +Nothing/m)
  assert.ok(healthy.output.includes(`${url}/hooks/paypro answers as`), healthy.output)
  assert.doesNotMatch(healthy.output, /^[!✗]/m)

  const wrong = "not-the-secret-of-this-merchant"
  const env = { ...shell.env, PAYPRO_APP_SECRET: wrong }
  const ill = await attempt(command, { ...shell, env })
  assert.equal(ill.code, 1, ill.output)
  assert.match(ill.output, /^✗ credentials .*does not accept.* appSecret/m)
  assert.match(ill.output, /^✓ callback route /m)
  assert.ok(!ill.output.includes(wrong), "The doctor prints the secret")
}

/** Starts, says what goes into `.env`, answers there, and ends when it is told to. */
export async function checkSimulator(command: string, shell: Shell): Promise<void> {
  const simulator = serve(`${command} --port 0`, shell)
  try {
    const [, baseUrl = ""] = await waitFor(() =>
      simulator.hasEnded() ? [] : /^ *PAYPRO_BASE_URL=(\S+)$/m.exec(simulator.output()),
    )
    assert.ok(baseUrl, `The simulator did not start:\n${simulator.output()}`)
    const answer = await fetch(`${baseUrl}/v1/paypro/queryBalance`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ timestamp: "1728609257212", sign: "of nobody" }),
    })
    assert.equal(answer.headers.get("content-type")?.split(";")[0], "application/json")
    const { success } = (await answer.json()) as { success: unknown }
    assert.equal(success, false, "The simulator takes any signature")

    void simulator.stop()
    const isDown = () =>
      fetch(baseUrl).then(
        () => false,
        () => true,
      )
    await waitFor(isDown).catch(() => assert.fail("The simulator outlives SIGTERM"))
  } finally {
    await simulator.stop("SIGKILL")
  }
}
