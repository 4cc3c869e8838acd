/** Tests that take minutes: `npm run test:histories`, `test:crash`, `test:cluster` and `test:fuzz` run one each. */
const { projects } = require("./jest.config")

const integration = projects.find(({ displayName }) => displayName === "integration")

/** @type {import("jest").Config} */
module.exports = {
  projects: ["histories", "crash", "cluster", "fuzz"].map((name) => ({
    ...integration,
    displayName: name,
    testMatch: [`<rootDir>/integration-tests/${name}/**/*.spec.ts`],
  })),
  testTimeout: 60_000,
}
