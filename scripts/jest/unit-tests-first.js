const { default: Sequencer } = require("@jest/test-sequencer")

/** Runs what takes milliseconds before what takes minutes; otherwise as Jest does (failed ones first, then slow ones). */
module.exports = class UnitTestsFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    const isUnit = (test) => test.context.config.displayName?.name === "unit"
    return [...sorted.filter(isUnit), ...sorted.filter((test) => !isUnit(test))]
  }
}
