/** A code of PayPro's, which is short and has letters and digits only; whatever else it claims to be is left out. */
export const codeOf = (code: string) => code.replace(/\W/g, "").slice(0, 32)
