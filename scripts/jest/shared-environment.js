const { TestEnvironment } = require("jest-environment-node")
const { sharesServer } = require("./shares-server")

let shared

/**
 * Files that share a server run in one realm, a worker's files one after another: what they and the server load is
 * loaded once. Every other file has a realm of its own, as usual.
 */
module.exports = class SharedEnvironment extends TestEnvironment {
  constructor(config, context) {
    const isShared = sharesServer(context.testPath)
    if (isShared && shared) {
      return shared
    }
    super(config, context)
    this.isShared = isShared
    if (isShared) {
      shared = this
      // Where `describeStore` keeps the server.
      this.global.sharedServer = {}
    }
  }

  async teardown() {
    if (!this.isShared) {
      await super.teardown()
    }
  }
}
