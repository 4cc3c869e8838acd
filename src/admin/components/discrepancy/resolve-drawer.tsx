import { Text, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useResolveDiscrepancy } from "../../hooks/discrepancies"
import { FormDrawer } from "../form-drawer"
import { NoteField } from "./note-field"
import { ReceivedField } from "./received-field"
import { ResolveEffect } from "./resolve-effect"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type ResolveDrawerProps = { discrepancy: AdminDiscrepancy }

/** Where PayPro does not say how much came, and staff may know. */
const WITH_AMOUNT: AdminDiscrepancy["kind"][] = ["amount_unclear", "unconfirmed_callback"]

/** The button, and the form behind it. */
export function ResolveDrawer({ discrepancy }: ResolveDrawerProps) {
  const { t } = useTranslation("paypro")
  const { title, happened, todo } = useDiscrepancyTexts()(discrepancy)
  const { mutate, isPending } = useResolveDiscrepancy(discrepancy.id)
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState("")
  const [received, setReceived] = useState("")
  const [wasSent, setSent] = useState(false)
  const field = useId()

  const submit = () => {
    setSent(true)
    if (!note.trim()) {
      return
    }
    mutate(
      { note, ...(received.trim() && { received: received.trim() }) },
      {
        onSuccess: () => {
          setOpen(false)
          toast.success(t("resolve.done"))
        },
        onError: ({ message }) => toast.error(message),
      },
    )
  }

  return (
    <FormDrawer
      action={t("resolve.action")}
      title={t("resolve.title")}
      description={t("resolve.description")}
      open={open}
      onOpenChange={setOpen}
      isPending={isPending}
      onSubmit={submit}
    >
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {title}
        </Text>
        <Text size="small" className="text-ui-fg-subtle break-words">
          {happened}
        </Text>
        <Text size="small">{todo}</Text>
        <ResolveEffect kind={discrepancy.kind} />
      </div>
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
