import { TooltipProvider } from "@medusajs/ui"
import { QueryClientContext, QueryClientProvider } from "@tanstack/react-query"
import { useContext, type ReactNode } from "react"
import { HostClientContext } from "../hooks/use-refresh"
import { queryClient } from "../lib/query-client"
import { ErrorBoundary } from "./error-boundary"

type StandaloneProps = { children: ReactNode }

/** Around each widget and page: brings what they need, so that nothing has to come from the dashboard or can break it. */
export function Standalone({ children }: StandaloneProps) {
  return (
    <ErrorBoundary onRetry={() => queryClient.clear()}>
      <Providers>{children}</Providers>
    </ErrorBoundary>
  )
}

function Providers({ children }: StandaloneProps) {
  // Undefined where the dashboard has another copy of the package.
  const host = useContext(QueryClientContext)
  return (
    <HostClientContext.Provider value={host}>
      <QueryClientProvider client={queryClient}>
        <TooltipProvider>{children}</TooltipProvider>
      </QueryClientProvider>
    </HostClientContext.Provider>
  )
}
