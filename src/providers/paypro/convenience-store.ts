import { PayproProviderBase } from "./paypro-base"

/** Cash at a convenience store's till. */
export class PayproConvenienceStoreProvider extends PayproProviderBase {
  static override identifier = "paypro-store"
  protected readonly wayCode = "store" as const
}
