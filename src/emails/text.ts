import type { MailContent } from "./mail-content"

/** For mail programs that show no HTML, and for people who want none. */
export function renderText(content: MailContent): string {
  const facts = content.facts.map(({ label, value }) => `${label}: ${value}`)
  const steps = content.steps.map((step, index) => `${index + 1}. ${step}`)
  return [
    content.lead,
    [content.amount, content.note, ...facts].filter((line) => line !== null).join("\n"),
    [content.howTo, ...steps].join("\n"),
    `${content.openPage}:\n${content.url}`,
    [`${content.tradeNo.label}: ${content.tradeNo.value}`, content.storeName]
      .filter(Boolean)
      .join("\n"),
  ].join("\n\n")
}
