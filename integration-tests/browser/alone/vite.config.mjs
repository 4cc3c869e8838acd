import { defineConfig } from "vite"

/** Builds the page of `src/admin/__tests__/alone` as a store's admin build would: with the same constants. */
export default defineConfig({
  root: new URL("../../../src/admin/__tests__/alone", import.meta.url).pathname,
  base: "/app/",
  logLevel: "error",
  esbuild: { jsx: "automatic" },
  build: { minify: false, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  define: {
    __BASE__: JSON.stringify("/app"),
    __BACKEND_URL__: JSON.stringify("/"),
    __AUTH_TYPE__: JSON.stringify("session"),
    __JWT_TOKEN_STORAGE_KEY__: "undefined",
  },
})
