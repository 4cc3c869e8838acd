import { useTranslation } from "react-i18next"
import { knownMessage } from "../lib/known-messages"

/** What staff read of an error: the server's words, in the reader's language where they are known. */
export function useErrorText() {
  const { t } = useTranslation("paypro")
  return (error: unknown): string => {
    const text = error instanceof Error ? error.message : String(error)
    const known = knownMessage(text)
    return known ? t(`server.${known.key}`, known.values) : text
  }
}
