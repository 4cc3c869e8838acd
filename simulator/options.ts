import type { SigningOptions } from "../src/lib/signature/sign"

/** What can be changed while the simulator runs. */
export type SimulatorSettings = {
  /** Call the merchant back whenever something happens to a voucher. */
  autoCallback: boolean
  /** Milliseconds between the event and the first callback. */
  callbackDelayMs: number
  /** Milliseconds the merchant has for answering a callback. */
  callbackTimeoutMs: number
  /** Factor on PayPro's pauses between callbacks: 0.001 turns its 2 s into 2 ms. */
  timeScale: number
  /** Decimals that amounts are printed with; 2 as in `300.00`. */
  decimals: number
  /** What a virtual account looks like: a real CLABE, or the 19 digits of PayPro's example. */
  accounts: "clabe" | "nineteen_digits"
  /** Sign the answers too. PayPro says that it does; its examples show none. */
  signAnswers: boolean
}

export type SimulatorOptions = Partial<SimulatorSettings> & {
  merchantNo: string
  /** One secret, or a list: the first signs, all are accepted. */
  appSecret: string | string[]
  saltPosition?: SigningOptions["saltPosition"]
  sign?: SigningOptions["sign"]
  /** 0, the default, takes a free port. */
  port?: number
  /** Default: only this machine. */
  host?: string
}

export const DEFAULT_SETTINGS: SimulatorSettings = {
  autoCallback: true,
  callbackDelayMs: 0,
  callbackTimeoutMs: 10_000,
  timeScale: 1,
  decimals: 2,
  accounts: "clabe",
  signAnswers: false,
}

export function signingOf(options: SimulatorOptions): SigningOptions {
  const { appSecret, saltPosition = "suffix", sign } = options
  return { appSecret: [appSecret].flat(), saltPosition, sign }
}
