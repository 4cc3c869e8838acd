import { Button, Drawer } from "@medusajs/ui"
import type { FormEvent } from "react"
import { useTranslation } from "react-i18next"
import { DrawerFrame, type DrawerFrameProps } from "./drawer-frame"

type FormDrawerProps = DrawerFrameProps & {
  /** On the button that sends it, where that is not the one that opens it. */
  submit?: string
  isPending: boolean
  /** Whether it cannot be sent now, for a reason that the form says. */
  isBlocked?: boolean
  onSubmit: () => void
}

/** A button, and the form behind it. */
export function FormDrawer({
  submit,
  isPending,
  isBlocked = false,
  onSubmit,
  children,
  ...frame
}: FormDrawerProps) {
  const { t } = useTranslation("paypro")
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <DrawerFrame {...frame}>
      <form onSubmit={send} className="flex flex-1 flex-col overflow-hidden" noValidate>
        <Drawer.Body className="flex flex-col gap-y-6 overflow-auto">{children}</Drawer.Body>
        <Drawer.Footer>
          <Drawer.Close asChild>
            <Button size="small" variant="secondary" type="button">
              {t("cancel")}
            </Button>
          </Drawer.Close>
          <Button size="small" type="submit" isLoading={isPending} disabled={isBlocked}>
            {submit ?? frame.action}
          </Button>
        </Drawer.Footer>
      </form>
    </DrawerFrame>
  )
}
