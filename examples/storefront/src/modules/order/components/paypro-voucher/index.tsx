import { retrieveVoucherOfOrder } from "@lib/data/paypro"
import LiveVoucher from "./live-voucher"

/** For the confirmation page: what to pay and how far that is. Nothing for orders paid in another way. */
export default async function PayproVoucher({ orderId }: { orderId: string }) {
  const voucher = await retrieveVoucherOfOrder(orderId)
  return voucher && <LiveVoucher initial={voucher} />
}
