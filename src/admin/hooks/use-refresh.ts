import { toast } from "@medusajs/ui"
import { useQueryClient, type QueryClient } from "@tanstack/react-query"
import { createContext, useContext } from "react"
import { useTranslation } from "react-i18next"

/** The dashboard's own client, where it is within reach. */
export const HostClientContext = createContext<QueryClient | undefined>(undefined)

/** The dashboard's key of what it shows of orders. */
const ORDERS = ["orders"]

/** Reads what is shown anew after something was done: the plugin's part, and the dashboard's orders where it can. */
export function useRefresh() {
  const client = useQueryClient()
  const host = useContext(HostClientContext)
  return async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ["paypro"] }),
      host?.invalidateQueries({ queryKey: ORDERS }),
    ])
  }
}

/** Says that something was done, and offers to load the page anew where Medusa's own sections do not know of it. */
export function useAnnounce() {
  const { t } = useTranslation("paypro")
  const host = useContext(HostClientContext)
  return (text: string): void => {
    if (host) {
      toast.success(text)
      return
    }
    toast.success(text, {
      action: {
        label: t("reload"),
        altText: t("reload_hint"),
        onClick: () => window.location.reload(),
      },
    })
  }
}
