module.exports = require("../../load-as-node-does")("preact")
