export const times = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} times`

export const rate = (perSecond: number): string =>
  `${perSecond < 100 ? perSecond.toFixed(1) : perSecond.toFixed(0)} /s`

export const ms = (value: number): string => `${value.toFixed(1)} ms`

export const more = (value: number): string => `${value < 0 ? "-" : "+"}${ms(Math.abs(value))}`

export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`
