import { formatMoney, formatTime, formatTimeLeft, groupsOf } from "../format"
import { CLABE, NOW, REFERENCE } from "../../voucher-page/__tests__/fixtures"

it.each([
  ["1250", "$1,250.00"],
  ["0.1", "$0.10"],
  ["9007199254740993.5", "$9,007,199,254,740,993.50"],
])("prints %s pesos as %s in both languages", (pesos, printed) => {
  expect(formatMoney(pesos, "es-MX")).toBe(printed)
  expect(formatMoney(pesos, "en")).toBe(printed)
})

it("tells times by the clock of Mexico City, wherever the server stands", () => {
  const plain = (text: string) => text.replace(/\s/g, " ")
  expect(plain(formatTime("2026-03-13T00:00:00Z", "es-MX"))).toBe("jueves, 12 de marzo, 6:00 p.m.")
  expect(plain(formatTime("2026-03-13T00:00:00Z", "en"))).toBe("Thursday, March 12 at 6:00 PM")
})

it.each([
  [30, "dentro de 30 horas"],
  [48, "dentro de 2 días"],
  [71.9, "dentro de 2 días"],
  [1.99, "dentro de 119 minutos"],
  [0.5, "dentro de 30 minutos"],
  [-1, "dentro de 0 minutos"],
])("%s hours from now is %s", (hours, text) => {
  const iso = new Date(NOW.getTime() + hours * 3_600_000).toISOString()
  expect(formatTimeLeft(iso, NOW, "es-MX")).toBe(text)
})

it.each([
  [CLABE, ["646", "180", "1234", "5678", "9013"]],
  [REFERENCE, ["9870", "0012", "3456", "78"]],
  ["6841800930023213210", ["6841", "8009", "3002", "3213", "210"]],
  ["ñandú", ["ñand", "ú"]],
])("groups %s for reading", (reference, groups) => {
  expect(groupsOf(reference)).toEqual(groups)
})
