import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Input } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { BANXICO_CEP } from "../../lib/banxico"
import { Field } from "../field"

type TrackingKeyFieldProps = {
  id: string
  value: string
  onChange: (value: string) => void
  /** What is wrong with it, if anything is. */
  problem: string | false
}

/** What the bank gave for the transfer, and where it can be checked. */
export function TrackingKeyField({ id, value, onChange, problem }: TrackingKeyFieldProps) {
  const { t } = useTranslation("paypro")
  return (
    <Field
      id={id}
      label={t("returns.tracking_key")}
      hint={t("returns.tracking_key_hint")}
      problem={problem}
    >
      <Input
        id={id}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={value}
        aria-invalid={problem !== false}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <a
        href={BANXICO_CEP}
        target="_blank"
        rel="noreferrer"
        className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover txt-small inline-flex items-center gap-x-1"
      >
        {t("returns.banxico")}
        <ArrowUpRightOnBox />
      </a>
    </Field>
  )
}
