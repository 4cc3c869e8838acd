import { MedusaError } from "@medusajs/framework/utils"

/** A process that was stalled: somebody else works on the purchase by now. */
export class LostLeaseError extends MedusaError {
  constructor() {
    super(
      MedusaError.Types.NOT_ALLOWED,
      "Another process went on with this order meanwhile. Reload the page to see how it is now.",
    )
  }
}
