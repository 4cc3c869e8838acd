"use client"

import { Button, Container, Copy, Heading, Text } from "@medusajs/ui"
import type { PayproVoucher } from "types/paypro"
import { useVoucher } from "./use-voucher"

const TITLES: Record<PayproVoucher["state"], string> = {
  issuing: "Estamos generando tu referencia",
  waiting: "Paga para completar tu pedido",
  overdue: "Venció el plazo para pagar",
  partially_paid: "Recibimos una parte de tu pago",
  paid: "Recibimos tu pago",
  rest_due: "Recibimos tu pago, pero falta una parte",
  with_store: "Recibimos tu pago y lo estamos revisando",
  failed: "Esta referencia ya no está vigente",
  void: "Esta referencia fue cancelada",
}

const money = new Intl.NumberFormat("es-MX", { style: "currency", currency: "MXN" })
const time = new Intl.DateTimeFormat("es-MX", {
  dateStyle: "full",
  timeStyle: "short",
  timeZone: "America/Mexico_City",
})

export default function LiveVoucher({ initial }: { initial: PayproVoucher }) {
  const voucher = useVoucher(initial)
  return (
    <Container className="flex flex-col gap-y-4 p-6" data-testid="paypro-voucher">
      <Heading level="h2" aria-live="polite">
        {TITLES[voucher.state]}
      </Heading>
      {voucher.is_payable && <WhatToPay voucher={voucher} />}
      <Button asChild variant={voucher.is_payable ? "primary" : "secondary"} size="large">
        <a href={voucher.voucher_url}>Ver instrucciones y estado del pago</a>
      </Button>
    </Container>
  )
}

function WhatToPay({ voucher }: { voucher: PayproVoucher }) {
  const { payment_info, missing_amount, received_amount, expires_at, bank } = voucher
  return (
    <dl className="flex flex-col gap-y-3">
      <Fact
        label={received_amount ? "Te falta pagar" : "Monto exacto"}
        value={`${money.format(Number(missing_amount))} MXN`}
      />
      {received_amount && (
        <Fact label="Ya recibimos" value={money.format(Number(received_amount))} />
      )}
      {payment_info && (
        <Fact
          label={bank ? `CLABE (${bank})` : "Referencia"}
          value={payment_info}
          copy={payment_info}
        />
      )}
      {expires_at && (
        <Fact label="Fecha límite de pago" value={`${time.format(new Date(expires_at))} (CDMX)`} />
      )}
    </dl>
  )
}

function Fact({ label, value, copy }: { label: string; value: string; copy?: string }) {
  return (
    <div>
      <dt>
        <Text size="small" className="text-ui-fg-subtle">
          {label}
        </Text>
      </dt>
      <dd className="flex items-center gap-x-2 text-lg font-semibold tabular-nums">
        {value}
        {copy && <Copy content={copy} />}
      </dd>
    </div>
  )
}
