import { payByOf } from "../../src/lib/deadline"
import type { AdminOrders } from "./admin-orders"
import { barriersIn, section, valueOf } from "./admin-page"
import { goToOrder, toast, type Visit } from "./admin-visit"
import { screenshot } from "./helpers/browser"

/** What staff see and do on the page of an order. */
export function describeOrderWidget(visit: Visit): void {
  describe("order page", () => {
    const widget = () => section(visit.page, "PayPro")
    const showOrder = async (name: Exclude<keyof AdminOrders, "withoutPaypro">) => {
      await goToOrder(visit, visit.orders[name].order.id)
      await widget().waitFor()
      await screenshot(visit.page, `admin-order-${name}`)
      return widget()
    }

    it("shows an order that waits for its payment, beside Medusa's own banner", async () => {
      const shown = await showOrder("pending")
      const { voucher } = visit.orders.pending
      expect(await shown.getByText("Awaiting payment", { exact: true }).count()).toBe(1)
      expect(await valueOf(visit.page, "Method").innerText()).toBe("Bank transfer (SPEI)")
      expect(await valueOf(visit.page, "Reference amount").innerText()).toBe("$600.00")
      expect(await valueOf(visit.page, "Received").innerText()).toBe("$0.00")
      expect(await valueOf(visit.page, "The order owes").innerText()).toBe("$600.00")
      expect(await valueOf(visit.page, "Missing").innerText()).toBe("$600.00")
      expect(await valueOf(visit.page, "CLABE").innerText()).toBe(voucher.payment_info)
      expect(await valueOf(visit.page, "Payment ID").innerText()).toBe(voucher.trade_no)
      expect(await valueOf(visit.page, "PayPro's number").innerText()).toBe(
        visit.world.simulator.get(voucher.trade_no).payproTradeNo,
      )
      expect(await shown.getByRole("link", { name: "Open" }).getAttribute("href")).toBe(
        voucher.voucher_url,
      )
      expect(await shown.getByText("PayPro gave the reference").count()).toBe(1)
      expect(await visit.page.getByRole("button", { name: "Check status" }).count()).toBe(1)
      expect(await shown.getByRole("button", { name: "Resolve" }).count()).toBe(0)
    })

    it("tells the deadline in the reader's time zone", async () => {
      await showOrder("pending")
      const deadline = payByOf(new Date(visit.orders.pending.order.created_at), 2)
      const day = new Intl.DateTimeFormat("en", {
        dateStyle: "medium",
        timeZone: "America/Mexico_City",
      })
      expect(await valueOf(visit.page, "Payment deadline").innerText()).toContain(
        day.format(deadline),
      )
    })

    it("shows a part that was paid, and what to do about the rest", async () => {
      const shown = await showOrder("part")
      expect(await shown.getByText("Paid in part", { exact: true }).count()).toBe(1)
      expect(await valueOf(visit.page, "Received").innerText()).toBe("$500.00")
      expect(await valueOf(visit.page, "Missing").innerText()).toBe("$700.00")
      const banner = shown.getByRole("status")
      expect(await banner.innerText()).toContain("$700.00 is missing")
      expect(await banner.innerText()).toContain("Ask the customer to pay the rest")
      expect(await shown.getByText("PayPro notified us: Paid in part").count()).toBe(1)
      expect(await shown.getByText("0001 · PARTIAL SUCCESS").count()).toBeGreaterThan(0)
    })

    it("says when an unpaid order is canceled, and not that one with money is", async () => {
      const unpaid = await showOrder("pending")
      expect(await unpaid.getByText("Canceled if unpaid", { exact: true }).count()).toBe(1)
      const paidInPart = await showOrder("part")
      expect(await paidInPart.getByText("Payment deadline", { exact: true }).count()).toBe(1)
      expect(await paidInPart.getByText("Canceled if unpaid", { exact: true }).count()).toBe(0)
    })

    it("shows an order that is paid, without anything to do", async () => {
      const shown = await showOrder("paid")
      expect(await shown.getByRole("button", { name: "Payment link" }).count()).toBe(0)
      expect(await shown.getByRole("button", { name: "Paid another way" }).count()).toBe(0)
      expect(await shown.getByText("Paid", { exact: true }).count()).toBe(1)
      expect(await valueOf(visit.page, "Received").innerText()).toBe("$1,200.00")
      expect(await shown.getByText("Missing", { exact: true }).count()).toBe(0)
      expect(await shown.getByRole("status").count()).toBe(0)
    })

    it("shows what was paid too much", async () => {
      const shown = await showOrder("over")
      expect(await shown.getByRole("status").innerText()).toContain("Overpaid by $50.00")
    })

    it("shows an order whose voucher failed", async () => {
      const shown = await showOrder("failed")
      expect(await shown.getByText("Failed", { exact: true }).count()).toBe(1)
      expect(await shown.innerText()).toContain("Collection order timed out without payment")
      expect(await shown.getByText("Expires", { exact: true }).count()).toBe(0)
      // The order can still be paid, with another voucher.
      expect(await shown.getByRole("button", { name: "Extend deadline" }).count()).toBe(1)
    })

    it("shows money that came after the order was canceled", async () => {
      const shown = await showOrder("late")
      expect(await shown.getByRole("status").innerText()).toContain(
        "$300.00 received after the order was canceled",
      )
    })

    it("shows the voucher that the shopper changed for another", async () => {
      const shown = await showOrder("changed")
      expect(await valueOf(visit.page, "Method").innerText()).toBe("Cash at a convenience store")
      await shown.getByText("1 earlier reference").waitFor()
      await shown.getByRole("button", { name: "Open" }).click()
      const drawer = visit.page.getByRole("dialog")
      await drawer.getByText("another payment method was chosen").first().waitFor()
      await screenshot(visit.page, "admin-voucher-drawer")
      await visit.page.keyboard.press("Escape")
      await drawer.waitFor({ state: "detached" })
    })

    it("is not there on an order without PayPro that owes nothing", async () => {
      await goToOrder(visit, visit.orders.withoutPaypro.canceled)
      expect(await widget().count()).toBe(0)
    })

    it("asks PayPro now, and shows the order anew", async () => {
      const shown = await showOrder("pending")
      visit.world.simulator.pay(visit.orders.pending.voucher.trade_no, undefined, {
        callback: false,
      })
      await shown.getByRole("button", { name: "Check now" }).click()
      await toast(visit, "Checked with PayPro: Paid.").waitFor()
      await shown.getByText("Paid", { exact: true }).waitFor()
      // Medusa's own sections, without a reload.
      await visit.page.getByText("Captured", { exact: true }).first().waitFor()
      await screenshot(visit.page, "admin-order-checked")
    })

    it("says why PayPro is not asked, in the server's words", async () => {
      const shown = await showOrder("part")
      const check = "**/admin/paypro/vouchers/*/check"
      const message =
        "PayPro was asked about this voucher a moment ago. What is shown is its answer."
      await visit.page.route(check, (answer) => answer.fulfill({ status: 400, json: { message } }))
      await shown.getByRole("button", { name: "Check now" }).click()
      await toast(visit, message).waitFor()
      await visit.page.unroute(check)
    })

    it("resolves a discrepancy, with the keyboard alone", async () => {
      const shown = await showOrder("late")
      await shown.getByRole("button", { name: "Resolve" }).focus()
      await visit.page.keyboard.press("Enter")
      const drawer = visit.page.getByRole("dialog")
      const note = drawer.getByLabel("What was done")
      await note.focus()
      await visit.page.keyboard.press("Tab")
      await visit.page.keyboard.press("Tab")
      await visit.page.keyboard.press("Enter")
      await drawer.getByText("Describe what you did").waitFor()
      await screenshot(visit.page, "admin-resolve")
      await note.focus()
      await visit.page.keyboard.type("Returned by SPEI, folio 998877.")
      await visit.page.keyboard.press("Tab")
      await visit.page.keyboard.press("Tab")
      await visit.page.keyboard.press("Enter")
      await toast(visit, "Resolved.").waitFor()
      await shown.getByRole("status").waitFor({ state: "detached" })
      await shown.getByText(`Resolved by ${visit.world.store.admin.email}`).waitFor()
      expect(await shown.getByText("Returned by SPEI, folio 998877.").count()).toBe(1)
    })

    it("stands in nobody's way", async () => {
      await showOrder("part")
      await widget().evaluate((element) => element.setAttribute("id", "paypro-widget"))
      expect(await barriersIn(visit.page, "#paypro-widget")).toEqual([])
    })
  })
}
