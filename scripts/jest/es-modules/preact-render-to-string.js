module.exports = require("../load-as-node-does")("preact-render-to-string")
