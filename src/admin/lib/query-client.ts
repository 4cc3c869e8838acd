import { QueryClient } from "@tanstack/react-query"

/**
 * The plugin's own, since the dashboard's may belong to another copy of the package. Not kept for long: it outlives
 * whoever is logged in.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { refetchOnWindowFocus: false, staleTime: 10_000, gcTime: 60_000, retry: 1 },
  },
})
