/** Preloaded into child processes: ends them with the process that started them, even when that was killed. */
process.on("disconnect", () => process.exit(1))
process.channel?.unref()
