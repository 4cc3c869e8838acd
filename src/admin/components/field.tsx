import { Hint, Label } from "@medusajs/ui"
import type { ReactNode } from "react"

type FieldProps = {
  /** Of the input. What stands below it has this with `-hint`, for `aria-describedby`. */
  id: string
  label: string
  /** What is to be known of it. */
  hint?: string
  /** What is wrong with it, if anything is: stands in place of the hint. */
  problem?: string | false
  children: ReactNode
}

/** An input with its label above it. */
export function Field({ id, label, hint, problem, children }: FieldProps) {
  const below = problem || hint
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
      {children}
      {below && (
        <Hint id={`${id}-hint`} variant={problem ? "error" : "info"}>
          {below}
        </Hint>
      )}
    </div>
  )
}
