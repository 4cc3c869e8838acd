/** Preloaded into the server: collects garbage when signaled, and writes down what is left. */
const { writeFileSync } = require("node:fs")

process.on("SIGUSR2", () => {
  global.gc()
  const { heapUsed, external } = process.memoryUsage()
  writeFileSync(process.env.MEMORY_FILE, String((heapUsed + external) / 1024 / 1024))
})
