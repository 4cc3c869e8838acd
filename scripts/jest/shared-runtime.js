const { join, sep } = require("node:path")
const { default: Runtime } = require("jest-runtime")

const runtimes = new WeakMap()

/** Jest's module loader. In the shared environment it lasts: a file loads the tests' own modules anew, nothing else. */
module.exports = class SharedRuntime extends Runtime {
  constructor(
    config,
    environment,
    resolver,
    transformer,
    cacheFS,
    coverage,
    testPath,
    globalConfig,
  ) {
    const lasting = runtimes.get(environment)
    if (lasting) {
      Object.assign(lasting, {
        _scriptTransformer: transformer,
        _cacheFS: cacheFS,
        _testPath: testPath,
        _mainModule: null,
      })
      return lasting
    }
    super(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig)
    if (environment.isShared) {
      runtimes.set(environment, this)
    }
  }

  teardown() {
    if (!this._environment.isShared) {
      super.teardown()
      return
    }
    this.restoreAllMocks()
    this._internalModuleRegistry.clear()
    const tests = join(this._config.rootDir, "integration-tests") + sep
    for (const modules of [this._moduleRegistry, this._esmoduleRegistry, this._cjsNamedExports]) {
      for (const path of modules.keys()) {
        if (path.startsWith(tests)) {
          modules.delete(path)
        }
      }
    }
  }
}
