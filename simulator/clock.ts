const MEXICO_CITY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/Mexico_City",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
})

/** Local time as callbacks write it: `2024-07-01 18:34:31`. */
export function localTime(date: Date): string {
  return MEXICO_CITY.format(date).replace(",", "")
}

/** Local time as query answers write it, the hour without a leading zero: `2024-10-11 9:30:13`. */
export function localTimeShortHour(date: Date): string {
  return localTime(date).replace(" 0", " ")
}
