/** Where a cell begins, of the text itself or after what a spreadsheet may take for the end of the one before; blanks; a formula. */
const FORMULA = /(^|[,;|\t\r\n])((?:(?![\t\r\n])[\s\p{Cc}\p{Cf}"'])*)([=+\-@＝＋－＠])/gu

/**
 * A text of somebody else's as a cell of a CSV file: spreadsheets run what begins like a formula, whatever blanks are in
 * front of it, and each has its own idea of where a cell begins. An apostrophe makes it text.
 */
export function spreadsheetText(text: string): string {
  return text.replace(FORMULA, "$1'$2$3")
}
