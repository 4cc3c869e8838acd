/** Where a SPEI transfer can be looked up by its tracking key, and its receipt downloaded. */
export const BANXICO_CEP = "https://www.banxico.org.mx/cep/"
