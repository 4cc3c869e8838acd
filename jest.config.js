const unit = process.env.TEST_TYPE !== "integration"

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: unit
    ? ["**/{src,simulator}/**/__tests__/**/*.unit.spec.ts"]
    : ["**/integration-tests/http/**/*.spec.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/"],
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
  // Published as ES modules only; everything else in node_modules is left as it is.
  transformIgnorePatterns: ["/node_modules/(?!(clabe-validator|fast-check|pure-rand)/)"],
  testTimeout: 60_000,
}
