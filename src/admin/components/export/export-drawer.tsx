import { ArrowDownTray } from "@medusajs/icons"
import { Button, DatePicker, Drawer, Hint, Label, toast } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { downloadExport } from "./download-export"

/** The button, and the form behind it. */
export function ExportDrawer() {
  const { t } = useTranslation("paypro")
  const [open, setOpen] = useState(false)
  const [isPending, setPending] = useState(false)
  const [from, setFrom] = useState<Date | null>(firstOfMonth)
  const [to, setTo] = useState<Date | null>(() => new Date())
  const id = useId()
  const problem = problemOf(from, to)

  async function download(): Promise<void> {
    if (!from || !to || problem) {
      return
    }
    setPending(true)
    try {
      await downloadExport(from, to)
      toast.success(t("export.done"))
      setOpen(false)
    } catch (error) {
      toast.error(error instanceof Error ? error.message : String(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <Drawer open={open} onOpenChange={setOpen}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          <ArrowDownTray />
          {t("export.action")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("export.title")}</Drawer.Title>
          <Drawer.Description className="text-ui-fg-subtle txt-small">
            {t("export.description")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-y-6">
          <div className="flex flex-col gap-y-2">
            <Label size="small" weight="plus" id={`${id}-from`}>
              {t("export.from")}
            </Label>
            <DatePicker value={from} onChange={setFrom} modal aria-labelledby={`${id}-from`} />
          </div>
          <div className="flex flex-col gap-y-2">
            <Label size="small" weight="plus" id={`${id}-to`}>
              {t("export.to")}
            </Label>
            <DatePicker value={to} onChange={setTo} modal aria-labelledby={`${id}-to`} />
            {problem && <Hint variant="error">{t(problem)}</Hint>}
          </div>
        </Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary">
              {t("cancel")}
            </Button>
          </Drawer.Close>
          <Button
            size="small"
            disabled={problem !== null}
            isLoading={isPending}
            onClick={() => void download()}
          >
            {t("export.download")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

function firstOfMonth(): Date {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), 1)
}

function problemOf(from: Date | null, to: Date | null) {
  if (!from || !to) {
    return "export.missing"
  }
  return from > to ? "export.wrong_order" : null
}
