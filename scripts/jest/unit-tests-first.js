const { default: Sequencer } = require("@jest/test-sequencer")
const { sharesServer } = require("./shares-server")

/**
 * Runs what takes milliseconds before what takes minutes, and files that share a server one after another; otherwise as
 * Jest does (failed ones first, then slow ones).
 */
module.exports = class UnitTestsFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path, context }) => {
      if (context.config.displayName?.name === "unit") {
        return 0
      }
      return sharesServer(path) ? 1 : 2
    }
    // Sorting is stable.
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other))
  }
}
