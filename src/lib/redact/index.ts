export { masked, redact } from "./redact"
