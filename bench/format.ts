export const times = (ratio: number): string =>
  `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} times`

export const rate = (perSecond: number): string =>
  `${perSecond < 100 ? perSecond.toFixed(1) : perSecond.toFixed(0)} /s`

export const ms = (value: number): string => `${value.toFixed(1)} ms`

/** As a share of what it is more than: 0.05 is 5 %. */
export const more = (share: number): string =>
  `${share < 0 ? "-" : "+"}${Math.abs(100 * share).toFixed(Math.abs(share) < 0.1 ? 1 : 0)} %`

export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`
