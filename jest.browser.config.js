/** Tests in a real browser: `npm run test:browser`. */
const { projects } = require("./jest.config")

const integration = projects.find(({ displayName }) => displayName === "integration")

/** @type {import("jest").Config} */
module.exports = {
  ...integration,
  displayName: "browser",
  testMatch: ["<rootDir>/integration-tests/browser/**/*.spec.ts"],
  testTimeout: 60_000,
  // One at a time, each in a process of its own: a second Medusa does not boot where a first one was.
  maxWorkers: 1,
  workerIdleMemoryLimit: "256MB",
}
