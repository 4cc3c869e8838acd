/** Replaced by the store's admin build: where the admin finds its server. */
declare const __BACKEND_URL__: string | undefined
