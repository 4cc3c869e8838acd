/** Replaced by the store's admin build: where the admin lies and finds its server, and how it logs in. */
declare const __BASE__: string | undefined
declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined
