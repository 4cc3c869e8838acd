import { Hint, Label, Textarea } from "@medusajs/ui"

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
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}
      </Label>
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
      {problem && (
        <Hint variant="error" id={`${id}-hint`}>
          {problem}
        </Hint>
      )}
    </div>
  )
}
