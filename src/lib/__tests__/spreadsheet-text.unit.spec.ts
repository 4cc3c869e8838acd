import { spreadsheetText } from "../spreadsheet-text"

it.each([
  ["=1+1", "'=1+1"],
  ["+52 55", "'+52 55"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["  =1+1", "'  =1+1"],
  ["\u00a0=1+1", "'\u00a0=1+1"],
  ["\u200b=1+1", "'\u200b=1+1"],
  ["\t=1+1", "\t'=1+1"],
  ["\r\n=1+1", "\r\n'=1+1"],
  ["paid; =1+1", "paid;' =1+1"],
  ["paid, =1+1", "paid,' =1+1"],
  ["paid;=1;=2", "paid;'=1;'=2"],
  ['paid;"=1+1', `paid;'"=1+1`],
  ["＝1+1", "'＝1+1"],
])("%j cannot be run as a formula", (given, expected) => {
  expect(spreadsheetText(given)).toBe(expected)
})

it.each(["Returned by bank transfer.", "2026-11-23", "a=b", "1-2", "CLABE 646180123456789013", ""])(
  "%j stays as it is",
  (text) => {
    expect(spreadsheetText(text)).toBe(text)
  },
)
