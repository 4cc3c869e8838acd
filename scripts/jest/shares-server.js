const { readFileSync } = require("node:fs")

/** As Prettier writes `describeStore(name, define)`; with settings, the arguments are on lines of their own. */
const WITHOUT_SETTINGS = /^describeStore\(.+\(store\) => \{$[^]*^\}\)$/m

/** Whether a file's tests run on the server that all files without settings share: those that pass none themselves. */
exports.sharesServer = (testPath) => WITHOUT_SETTINGS.test(readFileSync(testPath, "utf8"))
