import type { CSSProperties } from "preact"

const INK = "#14171f"
const SOFT = "#535b69"
const ACCENT = "#0a5f55"

export const styles = {
  body: {
    margin: "0",
    backgroundColor: "#f3f4f6",
    color: INK,
    fontFamily: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
    fontSize: "16px",
    lineHeight: "1.5",
  },
  page: { padding: "24px 16px" },
  column: { maxWidth: "480px", margin: "0 auto", textAlign: "left" },
  store: { margin: "0 0 12px", fontSize: "17px", fontWeight: "bold" },
  card: {
    padding: "24px",
    backgroundColor: "#ffffff",
    border: "1px solid #d9dde4",
    borderRadius: "12px",
  },
  lead: { margin: "0 0 12px" },
  amount: { margin: "0 0 16px", fontSize: "34px", fontWeight: "bold", lineHeight: "1.2" },
  barcode: {
    display: "block",
    width: "100%",
    maxWidth: "396px",
    height: "auto",
    margin: "0 0 16px",
    backgroundColor: "#ffffff",
  },
  fact: { margin: "0 0 12px" },
  label: { color: SOFT, fontSize: "14px" },
  number: { fontFamily: "Menlo, Consolas, monospace", fontSize: "19px" },
  value: { fontSize: "16px" },
  action: { margin: "20px 0 0" },
  button: {
    display: "inline-block",
    padding: "12px 20px",
    backgroundColor: ACCENT,
    borderRadius: "8px",
    color: "#ffffff",
    fontWeight: "bold",
    textDecoration: "none",
  },
  heading: { margin: "24px 0 8px", fontSize: "18px" },
  steps: { margin: "0", padding: "0 0 0 22px" },
  step: { margin: "0 0 6px" },
  table: { width: "100%", borderCollapse: "collapse", fontSize: "15px" },
  head: {
    padding: "0 8px 6px 0",
    borderBottom: "1px solid #d9dde4",
    color: SOFT,
    fontSize: "14px",
    fontWeight: "normal",
    textAlign: "left",
  },
  cell: { padding: "6px 8px 6px 0", borderBottom: "1px solid #eceef1", verticalAlign: "top" },
  linked: { margin: "16px 0 0" },
  link: { color: ACCENT },
  small: { margin: "16px 0 0", color: SOFT, fontSize: "14px" },
} satisfies Record<string, CSSProperties>
