"use client"

import type { PayproTexts } from "@lib/paypro/texts"
import { Button } from "@modules/common/components/ui"
import { useState } from "react"

export function CopyButton({ text, texts }: { text: string; texts: PayproTexts }) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <Button
      type="button"
      variant="secondary"
      size="small"
      aria-live="polite"
      // Where the browser keeps its clipboard to itself, the number can still be marked.
      onClick={() => void copy().catch(() => undefined)}
      data-testid="paypro-copy"
    >
      {copied ? texts.copied : texts.copy}
    </Button>
  )
}
