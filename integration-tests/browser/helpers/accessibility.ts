import axe, { type AxeResults } from "axe-core"
import type { Page } from "playwright-core"

const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

/** What keeps people from using the page, one line each; none is the goal. */
export async function barriers(page: Page): Promise<string[]> {
  // Evaluated by the debugger, since the page's policy lets no other script in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (standards) => window.axe.run(document, { runOnly: standards }),
    STANDARDS,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary ?? ""}`),
  )
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
