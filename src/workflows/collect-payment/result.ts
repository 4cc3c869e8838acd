import type { ShopperText } from "../../lib/errors"
import type { Voucher } from "../../modules/paypro/types"
import type { NotCollectable } from "./look"

/**
 * - issued: the voucher to pay, a new one or the one that was there already
 * - not_owed: the order is paid or canceled, or there is none
 * - under_review: what is missing may be there, and PayPro's statements differ
 * - expired: the time to pay is over, and only staff can give more
 * - refused: the method cannot take what is owed, and the text says why
 * - unavailable: PayPro gave no voucher, or could not say whether money came
 */
export type CollectPaymentResult =
  | { outcome: "issued"; voucher: Voucher }
  | { outcome: NotCollectable | "unavailable" }
  | { outcome: "refused"; text: ShopperText }
