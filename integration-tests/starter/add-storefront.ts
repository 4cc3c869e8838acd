import { run, type Shell } from "../package/shell"

/** Shows first, then writes; the second time there is nothing left to do. */
export async function addStorefront(command: string, shell: Shell): Promise<void> {
  const plan = await run(command, shell)
  if (!plan.includes("Nothing was written")) {
    throw new Error(`The plan says otherwise:\n${plan}`)
  }
  await run(`${command} --write`, shell)
  const again = await run(command, shell)
  if (!again.includes("Everything is there already")) {
    throw new Error(`It is not done once it was done:\n${again}`)
  }
}
