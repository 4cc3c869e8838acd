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
  expect(plain(formatTime("2026-03-13T00:00:00Z", "es-MX"))).toBe("jueves 12 de marzo, 6:00 p.m.")
  expect(plain(formatTime("2026-11-26T05:59:59.999Z", "es-MX"))).toBe(
    "miércoles 25 de noviembre, 11:59 p.m.",
  )
  expect(plain(formatTime("2026-03-13T00:00:00Z", "en"))).toBe("Thursday, March 12 at 6:00 PM")
})

it.each([
  [71.9, "Te quedan 2 días", "2 days left"],
  [48, "Te quedan 2 días", "2 days left"],
  [47.9, "Te quedan 47 horas", "47 hours left"],
  [2, "Te quedan 2 horas", "2 hours left"],
  [1.99, "Te quedan 119 minutos", "119 minutes left"],
  [0.025, "Te queda 1 minuto", "1 minute left"],
  [0, "Te quedan 0 minutos", "0 minutes left"],
  [-1, "Te quedan 0 minutos", "0 minutes left"],
])("%s hours from now: %s", (hours, spanish, english) => {
  const iso = new Date(NOW.getTime() + hours * 3_600_000).toISOString()
  expect(formatTimeLeft(iso, NOW, "es-MX")).toBe(spanish)
  expect(formatTimeLeft(iso, NOW, "en")).toBe(english)
})

it.each([
  [CLABE, ["646", "180", "1234", "5678", "9013"]],
  [REFERENCE, ["9870", "0012", "3456", "78"]],
  ["6841800930023213210", ["6841", "8009", "3002", "3213", "210"]],
  ["ñandú", ["ñand", "ú"]],
])("groups %s for reading", (reference, groups) => {
  expect(groupsOf(reference)).toEqual(groups)
})
