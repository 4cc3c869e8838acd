/**
 * Medusa's test runner cuts every database connection when it makes and restores its template. Knex reports each
 * one on the console, which nothing can switch off.
 */
const CUT = "Connection Error: Connection ended unexpectedly"
const { log } = console

console.log = (...args: unknown[]) => {
  if (!String(args[0]).startsWith(CUT)) {
    log(...args)
  }
}
