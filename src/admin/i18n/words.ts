/** The shape of a translation: the same keys, other words. */
export type Words<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? string : Words<Texts[Key]>
}
