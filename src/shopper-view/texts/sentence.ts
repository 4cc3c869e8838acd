/** Ends a text with a period; a name at its end may bring one: "Barro S.A. de C.V.". */
export function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`
}
