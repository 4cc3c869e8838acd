/**
 * run-suite <suite> [--runs n] [--seed n] [--path p] [--only name]: runs one of the suites of jest.suite.config.js. `--runs`
 * is how many histories or callbacks are tried; `--seed` and `--path` repeat one that failed, as its report says.
 */
import { spawn } from "node:child_process"
import { parseArgs } from "node:util"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    seed: { type: "string" },
    path: { type: "string" },
    only: { type: "string" },
  },
})
const [suite = ""] = positionals

const jest = spawn(
  process.execPath,
  [
    "--experimental-vm-modules",
    "--disable-warning=ExperimentalWarning",
    require.resolve("jest/bin/jest"),
    "--config=jest.suite.config.js",
    `--selectProjects=${suite}`,
    "--runInBand",
    "--forceExit",
    ...(values.only ? ["--testNamePattern", values.only] : []),
  ],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      ...(values.runs && { RUNS: values.runs }),
      ...(values.seed && { SEED: values.seed }),
      ...(values.path && { RUN_PATH: values.path }),
    },
  },
)
jest.once("exit", (code) => process.exit(code ?? 1))
