import { Button, Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"

export type DrawerFrameProps = {
  /** On the button that opens it. */
  action: string
  title: string
  description: string
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/** A button, and the drawer behind it; body and footer are the children. */
export function DrawerFrame({
  action,
  title,
  description,
  open,
  onOpenChange,
  children,
}: DrawerFrameProps) {
  return (
    <Drawer open={open} onOpenChange={onOpenChange}>
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary">
          {action}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          <Drawer.Description className="text-ui-fg-subtle txt-small">
            {description}
          </Drawer.Description>
        </Drawer.Header>
        {children}
      </Drawer.Content>
    </Drawer>
  )
}
