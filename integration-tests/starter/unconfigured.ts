import { strict as assert } from "node:assert"
import { attempt, type Shell } from "../package/shell"

/** A store that lacks all of the variables is told of all of them, and does not start. */
export async function checkUnconfigured(command: string, shell: Shell): Promise<void> {
  const { code, output } = await attempt(command, shell)
  assert.equal(code, 1, output)
  assert.match(output, /merchantNo: [^]*appSecret: [^]*baseUrl: [^]*backendUrl: /)
}
