import { ChatBubbleLeftRight, Envelope, SquareTwoStack } from "@medusajs/icons"
import { Button, Hint, Input, Text, toast } from "@medusajs/ui"
import { useId, useRef } from "react"
import { useTranslation } from "react-i18next"
import { mailUrl, whatsAppUrl } from "../../lib/contact-links"
import type { PaymentMessage } from "../../lib/payment-message"
import type { Recipient } from "../../lib/recipient-of"
import { Field } from "../field"

type PaymentLinkShareProps = {
  url: string
  /** Whether the time to pay is over, so that the link would disappoint the customer. */
  isOverdue: boolean
  recipient: Recipient
  message: PaymentMessage
}

/** The link, ways to send it, and what would be sent. */
export function PaymentLinkShare({ url, isOverdue, recipient, message }: PaymentLinkShareProps) {
  const { t } = useTranslation("paypro")
  const field = useId()
  const input = useRef<HTMLInputElement>(null)

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      toast.success(t("link.copied"))
    } catch {
      // Without https a browser has no clipboard for pages.
      input.current?.select()
      toast.error(t("link.not_copied"))
    }
  }

  return (
    <>
      <Field id={field} label={t("link.url")} problem={isOverdue && t("link.overdue")}>
        <Input
          ref={input}
          id={field}
          readOnly
          value={url}
          aria-describedby={`${field}-hint`}
          onFocus={({ target }) => target.select()}
        />
      </Field>
      <div className="flex flex-col gap-y-2">
        <div className="flex flex-wrap gap-2">
          <Button size="small" variant="secondary" onClick={() => void copy()}>
            <SquareTwoStack />
            {t("link.copy")}
          </Button>
          <Button size="small" variant="secondary" asChild>
            <a href={whatsAppUrl(recipient.phone, message.text)} target="_blank" rel="noreferrer">
              <ChatBubbleLeftRight />
              {t("link.whatsapp")}
            </a>
          </Button>
          <Button size="small" variant="secondary" asChild>
            <a href={mailUrl(recipient.email, message)}>
              <Envelope />
              {t("link.mail")}
            </a>
          </Button>
        </div>
        {!recipient.phone && <Hint>{t("link.no_phone")}</Hint>}
      </div>
      <div className="flex flex-col gap-y-2">
        <Text size="small" leading="compact" weight="plus">
          {t("link.message")}
        </Text>
        <Text
          size="small"
          lang={message.language}
          className="bg-ui-bg-subtle text-ui-fg-subtle whitespace-pre-line break-words rounded-md p-3"
        >
          {message.text}
        </Text>
      </div>
    </>
  )
}
