import type { SigningOptions } from "../src/lib/signature/sign"
import { SIMULATOR_SECRET } from "../src/lib/weak-secrets"
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
  /** Other names than `localhost` and addresses that it is reached by, such as a container's. */
  allowedHosts?: string[]
  /** Show who pays, on the page and over HTTP. */
  showPersonalData?: boolean
  /** Start although NODE_ENV says production. */
  force?: boolean
}

/** Whether the secret is the simulator's own, which is no secret: what it signs with another one may be worth money. */
export function isOwnSecret({ appSecret }: SigningOptions): boolean {
  return appSecret.every((secret) => secret === SIMULATOR_SECRET)
}

export function signingOf(options: SimulatorOptions): SigningOptions {
  const { appSecret, saltPosition = "suffix", sign } = options
  return { appSecret: [appSecret].flat(), saltPosition, sign }
}
