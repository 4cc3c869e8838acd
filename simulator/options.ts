import type { SigningOptions } from "../src/lib/signature/sign"
import type { SimulatorSettings } from "./settings"

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

export function signingOf(options: SimulatorOptions): SigningOptions {
  const { appSecret, saltPosition = "suffix", sign } = options
  return { appSecret: [appSecret].flat(), saltPosition, sign }
}
