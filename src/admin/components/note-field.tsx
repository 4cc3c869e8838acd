import { Textarea } from "@medusajs/ui"
import { Field } from "./field"

type NoteFieldProps = {
  id: string
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with it, if anything is. */
  problem: string | false
}

const LONGEST_NOTE = 2_000

/** What others should know about a decision. */
export function NoteField({ id, label, placeholder, value, onChange, problem }: NoteFieldProps) {
  return (
    <Field id={id} label={label} problem={problem}>
      <Textarea
        id={id}
        rows={4}
        maxLength={LONGEST_NOTE}
        value={value}
        placeholder={placeholder}
        aria-invalid={problem !== false}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
