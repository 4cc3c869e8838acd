import { readFileSync } from "node:fs"

const BLOCK = /<!-- test:package (.+?) -->\s*```\w+\n([\s\S]*?)```/g

/** The README's code blocks that follow a comment `test:package`, by what the comment says. */
export function readmeBlocks(file: string): Map<string, string[]> {
  const blocks = new Map<string, string[]>()
  for (const [, label = "", code = ""] of readFileSync(file, "utf8").matchAll(BLOCK)) {
    blocks.set(label, [...(blocks.get(label) ?? []), code])
  }
  return blocks
}

/** @throws Error when the README has no such block, or several. */
export function onlyBlock(blocks: Map<string, string[]>, label: string): string {
  const [code, ...others] = blocks.get(label) ?? []
  if (code === undefined || others.length > 0) {
    throw new Error(`The README must have one block marked <!-- test:package ${label} -->`)
  }
  return code
}
