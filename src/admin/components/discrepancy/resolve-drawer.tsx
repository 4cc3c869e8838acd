import { Button, Drawer, Hint, Label, Text, Textarea, toast } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"
import { useTranslation } from "react-i18next"
import type { AdminDiscrepancy } from "../../../admin-view/types"
import { useResolveDiscrepancy } from "../../hooks/discrepancies"
import { ReceivedField } from "./received-field"
import { useDiscrepancyTexts } from "./use-discrepancy-texts"

type ResolveDrawerProps = { discrepancy: AdminDiscrepancy }

const LONGEST_NOTE = 2_000
/** Where PayPro does not say how much came, and staff may know. */
const WITH_AMOUNT: AdminDiscrepancy["kind"][] = ["amount_unclear", "unconfirmed_callback"]

/** The button, and the form behind it. */
export function ResolveDrawer({ discrepancy }: ResolveDrawerProps) {
  const { t } = useTranslation("paypro")
  const { title, todo } = useDiscrepancyTexts()(discrepancy)
  const { mutate, isPending } = useResolveDiscrepancy(discrepancy.id)
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState("")
  const [received, setReceived] = useState("")
  const [isMissing, setMissing] = useState(false)
  const field = useId()

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!note.trim()) {
      setMissing(true)
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
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("resolve.action")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <form onSubmit={submit} className="flex flex-1 flex-col overflow-hidden" noValidate>
          <Drawer.Header>
            <Drawer.Title>{t("resolve.title")}</Drawer.Title>
            <Drawer.Description className="text-ui-fg-subtle txt-small">
              {t("resolve.description")}
            </Drawer.Description>
          </Drawer.Header>
          <Drawer.Body className="flex flex-col gap-y-6 overflow-auto">
            <div className="flex flex-col gap-y-1">
              <Text size="small" leading="compact" weight="plus">
                {title}
              </Text>
              <Text size="small" className="text-ui-fg-subtle">
                {todo}
              </Text>
            </div>
            <div className="flex flex-col gap-y-2">
              <Label size="small" weight="plus" htmlFor={field}>
                {t("resolve.note")}
              </Label>
              <Textarea
                id={field}
                rows={4}
                maxLength={LONGEST_NOTE}
                value={note}
                placeholder={t("resolve.placeholder")}
                aria-invalid={isMissing}
                aria-describedby={`${field}-hint`}
                onChange={({ target }) => {
                  setNote(target.value)
                  setMissing(false)
                }}
              />
              {isMissing && (
                <Hint variant="error" id={`${field}-hint`}>
                  {t("resolve.required")}
                </Hint>
              )}
            </div>
            {WITH_AMOUNT.includes(discrepancy.kind) && discrepancy.voucher_id && (
              <ReceivedField id={`${field}-received`} value={received} onChange={setReceived} />
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("resolve.cancel")}
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={isPending}>
              {t("resolve.action")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
