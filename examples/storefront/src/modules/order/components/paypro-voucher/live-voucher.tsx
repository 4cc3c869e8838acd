"use client"

import { formatPesos } from "@lib/paypro/format"
import type { PayproLocale } from "@lib/paypro/locale"
import { TEXTS } from "@lib/paypro/texts"
import { Container, Heading, Text } from "@modules/common/components/ui"
import type { PayproOrder } from "types/paypro"
import { Links } from "./links"
import { usePayproOrder } from "./use-paypro-order"
import { WhatToPay } from "./what-to-pay"

type Props = {
  orderId: string
  initial: PayproOrder
  locale: PayproLocale
  level: "h1" | "h2"
}

export default function LiveVoucher({ orderId, initial, locale, level }: Props) {
  const { voucher } = usePayproOrder(orderId, initial)
  const texts = TEXTS[locale]
  return (
    <Container
      lang={locale}
      className="flex flex-col gap-y-4 border border-gray-200"
      data-testid="paypro-voucher"
      data-state={voucher.state}
    >
      <div aria-live="polite" className="flex flex-col gap-y-2">
        <Heading level={level} data-testid="paypro-heading">
          {texts.heading[voucher.state]}
        </Heading>
        <Text>{texts.lead[voucher.state]}</Text>
        {voucher.overpaid_amount && (
          <Text data-testid="paypro-overpaid">
            {texts.overpaid(formatPesos(voucher.overpaid_amount, locale))}
          </Text>
        )}
      </div>
      <WhatToPay voucher={voucher} locale={locale} />
      <Links voucher={voucher} texts={texts} />
    </Container>
  )
}
