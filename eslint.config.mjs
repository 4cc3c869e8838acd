import medusa from "@medusajs/eslint-plugin"
import prettier from "eslint-config-prettier"
import tseslint from "typescript-eslint"

const SOURCE = "src/**"
const TESTS = ["**/__tests__/**", "integration-tests/**"]

/** Medusa's rules are about code that Medusa loads; its preset also says "ignore tests" and "build output", for all rules. */
const medusaRules = medusa.configs.strict
  .filter(({ rules, plugins }) => rules ?? plugins)
  .filter(({ languageOptions }) => !languageOptions)
  .map(({ files = [], ignores = [], ...config }) =>
    config.rules
      ? {
          ...config,
          files: files
            .filter((pattern) => pattern.startsWith("**"))
            .map((pattern) => [SOURCE, pattern]),
          ignores: [...ignores, ...TESTS],
        }
      : config,
  )

export default tseslint.config(
  {
    ignores: [
      ".medusa/",
      ".demo/",
      "coverage/",
      "test-results/",
      "node_modules/",
      // A storefront of its own, whose imports are its own.
      "integration-tests/starter/fixture/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Knex's queries look like promises, also where they only describe a condition.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false } },
      ],
      // Medusa's types name statuses by strings here and by enums there.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // Medusa's services and routes are async whether they wait or not.
      "@typescript-eslint/require-await": "off",
    },
  },
  ...medusaRules,
  {
    files: ["src/**/*.{ts,tsx}"],
    // The command is a program of its own: the environment and the terminal are what it works with.
    ignores: [...TESTS, "src/cli/index.ts"],
    rules: {
      // Medusa's services hand `arguments` on to the class that they extend.
      "prefer-rest-params": "off",
      // Ids of workflows and steps are one namespace for a store and all its plugins, so ours carry the plugin's name.
      "@medusajs/workflow-id-matches-export-or-filename": "off",
      "@medusajs/step-id-kebab-case": "off",
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Settings come from the plugin's options." },
      ],
    },
  },
  {
    files: ["src/admin/**/*.{ts,tsx}"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["react-router", "react-router-dom"],
              message: "A store may have another version than its dashboard: use lib/navigation.",
            },
          ],
        },
      ],
    },
  },
  {
    // Inside, errors are the plugin's own or plain; they become MedusaErrors at the edges.
    files: ["src/lib/**", "src/cli/**", "src/modules/**", "src/workflows/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    files: TESTS.map((folder) => `${folder}/*.{ts,tsx}`),
    rules: {
      // Jest's matchers and what comes out of JSON are `any`, and a test may look more often than the types ask for.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unnecessary-condition": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  prettier,
)
