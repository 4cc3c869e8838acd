import { PayproApi } from "./api"
import { CallbackSender, type Callback } from "./callbacks"
import { FaultBox, type Fault, type NewFault } from "./faults"
import { isOwnSecret, signingOf, type SimulatorOptions } from "./options"
import { requestWithoutPerson, withoutPerson } from "./personal"
import { RequestLog, type LoggedRequest } from "./requests"
import { DEFAULT_SETTINGS, type SimulatorSettings } from "./settings"
import { viewOf, type VoucherView } from "./views"
import { VoucherBook, type Voucher } from "./vouchers"

/** What only the process that started the simulator may do. */
export class NotAllowedError extends Error {}

type EventOptions = {
  /** Call the merchant back; default: the setting `autoCallback`. */
  callback?: boolean
}

/** PayPro and the people who pay, reject or forget: what tests call, and what the control routes and the page offer. */
export class Simulator {
  readonly settings: SimulatorSettings
  readonly requests = new RequestLog()
  readonly signing
  readonly faultBox = new FaultBox()
  readonly api: PayproApi
  url = ""
  private readonly showsPersons: boolean
  private readonly vouchers = new VoucherBook()
  private readonly sender: CallbackSender

  constructor({ merchantNo, showPersonalData = false, ...options }: SimulatorOptions) {
    this.showsPersons = showPersonalData
    this.settings = { ...DEFAULT_SETTINGS }
    this.configure(options)
    this.signing = signingOf({ merchantNo, ...options })
    this.sender = new CallbackSender(this.signing, this.settings, this.faultBox)
    this.api = new PayproApi(merchantNo, this.signing, this.vouchers, this.settings, () => this.url)
  }

  /** What a store sets as `baseUrl`. */
  get baseUrl(): string {
    return `${this.url}/mex-pay`
  }

  /** Changes settings while it runs; what is not named stays. */
  configure(changes: Partial<SimulatorSettings>): SimulatorSettings {
    for (const key of Object.keys(DEFAULT_SETTINGS) as (keyof SimulatorSettings)[]) {
      Object.assign(this.settings, changes[key] === undefined ? {} : { [key]: changes[key] })
    }
    return this.settings
  }

  get(tradeNo: string): VoucherView {
    return viewOf(this.vouchers.get(tradeNo))
  }

  /** Newest first. */
  list(limit?: number): VoucherView[] {
    return this.vouchers.list(limit).map(viewOf)
  }

  /** A voucher as the page and the control routes show it. */
  shown(voucher: VoucherView): VoucherView {
    return this.showsPersons ? voucher : withoutPerson(voucher)
  }

  /** The latest requests as the page and the control routes show them. */
  shownRequests(): readonly LoggedRequest[] {
    const requests = this.requests.list()
    return this.showsPersons ? requests : requests.map(requestWithoutPerson)
  }

  /**
   * A fault that somebody switches on from outside of this process.
   * @throws NotAllowedError for one that would have fields of theirs signed with the merchant's secret
   */
  setFaultFromOutside(fault: NewFault): Fault {
    if (fault.kind === "override" && !isOwnSecret(this.signing)) {
      throw new NotAllowedError(
        "The simulator signs fields that somebody else chose with its own secret only: start it without --app-secret and PAYPRO_APP_SECRET, or call setFault in the process that started it",
      )
    }
    return this.setFault(fault)
  }

  /** Somebody pays so many pesos, on top of what was paid before; whatever is missing where no amount is named. */
  pay(tradeNo: string, pesos?: string | number, options?: EventOptions): VoucherView {
    return this.happened(this.vouchers.pay(tradeNo, pesos), options)
  }

  reject(tradeNo: string, options?: EventOptions): VoucherView {
    return this.happened(this.vouchers.reject(tradeNo), options)
  }

  timeOut(tradeNo: string, options?: EventOptions): VoucherView {
    return this.happened(this.vouchers.timeOut(tradeNo), options)
  }

  /** PayPro answers 00032 about it until it is paid or fails. */
  unknownError(tradeNo: string, options?: EventOptions): VoucherView {
    return this.happened(this.vouchers.unknownError(tradeNo), options)
  }

  /** Takes back what was paid: the voucher, paid before, fails. */
  reverse(tradeNo: string, options?: EventOptions): VoucherView {
    return this.happened(this.vouchers.reverse(tradeNo), options)
  }

  /** A new callback of how the voucher stands now. */
  callBackAgain(tradeNo: string): Callback {
    return this.sender.send(this.vouchers.get(tradeNo))
  }

  /** Callbacks and how the merchant answered each attempt, oldest first. */
  callbacks(tradeNo?: string): readonly Callback[] {
    return this.sender.list(tradeNo)
  }

  setFault(fault: NewFault): Fault {
    return this.faultBox.set(fault)
  }

  faults(): readonly Fault[] {
    return this.faultBox.list()
  }

  /** Ends all faults; callbacks that one held back go out now. */
  async clearFaults(): Promise<void> {
    this.faultBox.clear()
    await this.sender.release()
  }

  /** Forgets everything but the settings. */
  reset(): void {
    this.faultBox.clear()
    this.sender.clear()
    this.vouchers.clear()
    this.requests.clear()
  }

  /** Stops calling back. */
  stop(): void {
    this.sender.clear()
  }

  private happened(
    voucher: Voucher,
    { callback = this.settings.autoCallback }: EventOptions = {},
  ): VoucherView {
    if (callback) {
      this.sender.send(voucher)
    }
    return viewOf(voucher)
  }
}
