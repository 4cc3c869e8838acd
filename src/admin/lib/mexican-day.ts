/** Days are texts such as `2026-11-23`, of the calendar of Mexico City: the books are kept by it, wherever staff are. */

const CALENDAR = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Mexico_City",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
})

/** The day that it is in Mexico City. */
export function mexicanDay(moment: Date): string {
  return CALENDAR.format(moment)
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 8)}01`
}

/** A day as date pickers take it: its start on the reader's clock. */
export function pickedDate(day: string): Date {
  return new Date(`${day}T00:00:00`)
}
