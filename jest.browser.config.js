/** Tests in a real browser: `npm run test:browser`. */
const { projects } = require("./jest.config")

const integration = projects.find(({ displayName }) => displayName === "integration")

/** @type {import("jest").Config} */
module.exports = {
  ...integration,
  displayName: "browser",
  testMatch: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
  testTimeout: 60_000,
}
