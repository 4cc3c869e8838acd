import { renderHtml } from "./html"
import type { MailContent } from "./mail-content"
import { renderText } from "./text"

/** What a notification provider sends. */
export type RenderedMail = { subject: string; html: string; text: string }

export function renderMail(content: MailContent): RenderedMail {
  return { subject: content.subject, html: renderHtml(content), text: renderText(content) }
}
