module.exports = require("../load-as-node-does")("clabe-validator")
