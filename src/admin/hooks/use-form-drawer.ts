import { toast } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useErrorText } from "./use-error-text"
import { useAnnounce } from "./use-refresh"

type Form<Body, Answer> = {
  /** Of a `useMutation`. */
  mutation: { mutateAsync: (body: Body) => Promise<Answer>; isPending: boolean }
  /** What staff read once it is done. */
  done: (answer: Answer, sent: Body) => string
  /** For forms that do not keep what was typed until they are opened again. */
  onOpen?: () => void
}

/** What every form behind a button has in common: it opens, is checked and sent once, and says how that went. */
export function useFormDrawer<Body, Answer>({ mutation, done, onOpen }: Form<Body, Answer>) {
  const announce = useAnnounce()
  const errorText = useErrorText()
  const [open, setOpen] = useState(false)
  const [wasSent, setSent] = useState(false)
  // `isPending` is known a moment after the click, and a second one may be quicker.
  const isUnderWay = useRef(false)

  const onOpenChange = (shown: boolean) => {
    setOpen(shown)
    setSent(false)
    if (shown) {
      onOpen?.()
    }
  }

  const send = async (body: Body): Promise<void> => {
    isUnderWay.current = true
    try {
      // Not with callbacks of `mutate`, which are not called once the answer has removed the form from the page.
      const answer = await mutation.mutateAsync(body)
      setOpen(false)
      announce(done(answer, body))
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      isUnderWay.current = false
    }
  }

  return {
    /** For `FormDrawer`. */
    drawer: { open, onOpenChange, isPending: mutation.isPending },
    /** Whether somebody tried to send it, so that what is missing is named. */
    wasSent,
    /** @param body Null where something is missing. */
    submit: (body: Body | null) => {
      setSent(true)
      if (body !== null && !isUnderWay.current) {
        void send(body)
      }
    },
  }
}
