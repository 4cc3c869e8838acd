"use client"

import { formatDeadline, formatPesos, groupsOf } from "@lib/paypro/format"
import type { PayproLocale } from "@lib/paypro/locale"
import { TEXTS, type PayproTexts } from "@lib/paypro/texts"
import type { PayproVoucher } from "types/paypro"
import { CopyButton } from "./copy-button"
import { Fact } from "./fact"

/** Nothing that is over is shown as something to pay. */
export function WhatToPay({ voucher, locale }: { voucher: PayproVoucher; locale: PayproLocale }) {
  const texts = TEXTS[locale]
  const { missing_amount, received_amount, payment_info, bank, is_payable, expires_at } = voucher
  const hasReceived = Number(received_amount ?? 0) > 0
  const isDue = is_payable || voucher.state === "rest_due"
  return (
    <dl className="grid grid-cols-1 small:grid-cols-2 gap-4">
      {isDue && (
        <Fact label={hasReceived ? texts.missing : texts.total} testId="paypro-missing">
          {formatPesos(missing_amount, locale)}
        </Fact>
      )}
      {hasReceived && (
        <Fact label={texts.received} testId="paypro-received">
          {formatPesos(received_amount ?? 0, locale)}
        </Fact>
      )}
      {is_payable && payment_info && (
        <Fact label={referenceLabel(voucher, texts)} testId="paypro-reference">
          <Groups reference={payment_info} isClabe={bank !== null} />
          <CopyButton text={payment_info} texts={texts} />
        </Fact>
      )}
      {is_payable && bank && <Fact label={texts.bank}>{bank}</Fact>}
      {voucher.state !== "overdue" && is_payable && expires_at && (
        <Fact label={texts.payBy} testId="paypro-deadline">
          {/* Browsers and servers space "p.m." in different ways. */}
          <time dateTime={expires_at} suppressHydrationWarning>
            {formatDeadline(expires_at, locale)}
          </time>
          <span className="text-small-regular font-normal">({texts.timeZone})</span>
        </Fact>
      )}
      <Fact label={texts.tradeNo}>
        <span className="text-small-regular break-all">{voucher.trade_no}</span>
      </Fact>
    </dl>
  )
}

function referenceLabel({ way_code, bank }: PayproVoucher, texts: PayproTexts): string {
  if (way_code === "store") {
    return texts.reference
  }
  return bank ? texts.clabe : texts.account
}

/** Spaced to the eye; what is marked and copied has no spaces. */
function Groups({ reference, isClabe }: { reference: string; isClabe: boolean }) {
  return (
    <span className="flex flex-wrap gap-x-2">
      {groupsOf(reference, isClabe).map((group, place) => (
        <span key={place}>{group}</span>
      ))}
    </span>
  )
}
