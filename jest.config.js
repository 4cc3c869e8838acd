// What Medusa says while it boots would bury the results; LOG_LEVEL=info shows it.
process.env.LOG_LEVEL ??= "error"
process.env.MEDUSA_DISABLE_TELEMETRY ??= "true"

const shared = {
  testEnvironment: "node",
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.demo/"],
  transform: {
    "^.+\\.[cm]?[jt]sx?$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true, decorators: true },
          target: "es2022",
          transform: { decoratorMetadata: true, react: { runtime: "automatic" } },
        },
        module: { type: "commonjs" },
      },
    ],
  },
  // Packages that are ES modules only.
  moduleNameMapper: {
    "^(clabe-validator|preact|preact/jsx-runtime|preact-render-to-string)$":
      "<rootDir>/scripts/jest/es-modules/$1",
  },
  transformIgnorePatterns: ["/node_modules/(?!(fast-check|pure-rand)/)"],
}

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/{src,simulator,scripts,bench}/**/__tests__/**/*.unit.spec.ts?(x)"],
    },
    {
      ...shared,
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/http/**/*.spec.ts"],
      globalSetup: "<rootDir>/integration-tests/helpers/migrated-database.ts",
      globalTeardown: "<rootDir>/integration-tests/helpers/drop-databases.ts",
      setupFiles: ["<rootDir>/integration-tests/helpers/quiet.ts"],
      testEnvironment: "<rootDir>/scripts/jest/shared-environment.js",
      runtime: "<rootDir>/scripts/jest/shared-runtime.js",
    },
  ],
  // A Medusa that was booted stays in the memory of the process that booted it, whatever is closed. So a worker ends once
  // files have booted several, where a single process for all of them would outgrow what Node.js gives it.
  maxWorkers: 2,
  workerIdleMemoryLimit: "1GB",
  testSequencer: "<rootDir>/scripts/jest/unit-tests-first.js",
  testTimeout: 60_000,
}
