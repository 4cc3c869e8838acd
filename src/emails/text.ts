import type { MailContent } from "./mail-content"

/** For mail programs that show no HTML, and for people who want none. */
export function renderText(content: MailContent): string {
  const { lead, amount, note, facts, table, button, howTo, links, footer, storeName } = content
  const paragraphs = [
    [lead],
    [amount, note, ...facts.map(({ label, value }) => `${label}: ${value}`)],
    table ? [table.head, ...table.rows].map((row) => row.join(" | ")) : [],
    howTo ? [howTo.heading, ...howTo.steps.map((step, index) => `${index + 1}. ${step}`)] : [],
    ...[button, ...links].map(({ text, url }) => [`${text}:`, addressOf(url)]),
    [footer, storeName],
  ]
  return paragraphs
    .map((lines) => lines.filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n")
}

/** What people type or dial: an e-mail address or a number without its scheme. */
function addressOf(url: string): string {
  return url.replace(/^(mailto|tel):/, "")
}
