import { Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useResolveDiscrepancy } from "../../hooks/discrepancies"
import { useFormDrawer } from "../../hooks/use-form-drawer"
import { FormDrawer } from "../form-drawer"
import { NoteField } from "../note-field"
import { DiscrepancySummary } from "./discrepancy-summary"
import { ReceivedField } from "./received-field"
import { ResolveEffect } from "./resolve-effect"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type ResolveDrawerProps = { discrepancy: AdminDiscrepancy }

/** Where PayPro does not say how much came, and staff may know. */
const WITH_AMOUNT: AdminDiscrepancy["kind"][] = ["amount_unclear", "unconfirmed_callback"]

/** The button, and the form behind it. */
export function ResolveDrawer({ discrepancy }: ResolveDrawerProps) {
  const { t } = useTranslation("paypro")
  const { todo } = useDiscrepancyTexts()(discrepancy)
  const [note, setNote] = useState("")
  const [received, setReceived] = useState("")
  const { drawer, wasSent, submit } = useFormDrawer({
    mutation: useResolveDiscrepancy(discrepancy.id),
    done: () => t("resolve.done"),
  })
  const field = useId()

  const body = () =>
    note.trim() ? { note, ...(received.trim() && { received: received.trim() }) } : null

  return (
    <FormDrawer
      action={t("resolve.action")}
      title={t("resolve.title")}
      description={t("resolve.description")}
      onSubmit={() => submit(body())}
      {...drawer}
    >
      <DiscrepancySummary discrepancy={discrepancy}>
        <Text size="small">{todo}</Text>
        <ResolveEffect {...discrepancy} />
      </DiscrepancySummary>
      <NoteField
        id={field}
        label={t("resolve.note")}
        placeholder={t("resolve.placeholder")}
        value={note}
        onChange={setNote}
        problem={wasSent && !note.trim() && t("resolve.required")}
      />
      {WITH_AMOUNT.includes(discrepancy.kind) && discrepancy.voucher_id && (
        <ReceivedField id={`${field}-received`} value={received} onChange={setReceived} />
      )}
    </FormDrawer>
  )
}
