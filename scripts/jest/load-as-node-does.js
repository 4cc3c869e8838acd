// Jest does not let CommonJS `require` an ES module; Node.js does, and this is how the published package loads them.
const { createRequire } = process.getBuiltinModule("node:module")

module.exports = createRequire(__filename)
