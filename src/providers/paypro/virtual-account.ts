import { PayproProviderBase } from "./paypro-base"

/** Bank transfer (SPEI) to a CLABE of the shopper's own. */
export class PayproVirtualAccountProvider extends PayproProviderBase {
  static override identifier = "paypro-va"
  protected readonly wayCode = "va" as const
}
