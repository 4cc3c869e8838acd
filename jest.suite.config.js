/** Tests that take minutes or servers of their own: `npm run test:histories`, `test:crash` and so on run one each. */
const { projects } = require("./jest.config")

const integration = projects.find(({ displayName }) => displayName === "integration")

/** @type {import("jest").Config} */
module.exports = {
  projects: ["histories", "crash", "cluster", "fuzz", "locale", "attack"].map((name) => ({
    ...integration,
    displayName: name,
    testMatch: [`<rootDir>/integration-tests/${name}/**/*.spec.ts`],
  })),
  testTimeout: 60_000,
}
