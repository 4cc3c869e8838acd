import { adminClient } from "../../scripts/store/shopper"
import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import { barriersIn, cutOff, section, valueOf } from "./admin-page"
import { goToOrder, toast, type Visit } from "./admin-visit"
import { screenshot } from "./helpers/browser"

/** What staff do on the page of an order so that it is paid. */
export function describeOrderPayments(visit: Visit): void {
  describe("collecting what an order owes", () => {
    const widget = () => section(visit.page, "PayPro")
    const drawer = () => visit.page.getByRole("dialog")
    const button = (name: string) => widget().getByRole("button", { name, exact: true })
    const close = async () => {
      await visit.page.keyboard.press("Escape")
      await drawer().waitFor({ state: "detached" })
    }
    const hrefOf = async (name: string) =>
      new URL((await drawer().getByRole("link", { name }).getAttribute("href")) ?? "")
    const orderOf = async (id: string) => {
      const staff = await adminClient(visit.world.medusa.url, visit.world.store)
      const { order } = await staff.client.fetch<AdminPayproOrderResponse>(
        `/admin/paypro/orders/${id}`,
      )
      return order
    }
    const openPaidElsewhere = async (id: string) => {
      await goToOrder(visit, id)
      await button("Paid another way").click()
      await drawer().getByText("Record a payment made another way").waitFor()
    }
    const fillIn = async (method: string, reference: string) => {
      await drawer().getByLabel("Method").click()
      await visit.page.getByRole("option", { name: method }).click()
      await drawer().getByLabel("Reference").fill(reference)
      await drawer().getByLabel("Note").fill("Paid at the counter, received by Ana.")
    }

    it("shows only what can be done on a phone order, which PayPro was never asked to collect", async () => {
      await goToOrder(visit, visit.orders.withoutPaypro.byPhone)
      await widget().waitFor()
      expect(await valueOf(visit.page, "The order owes").innerText()).toBe("$300.00")
      expect(await widget().getByRole("button").allInnerTexts()).toEqual([
        "Payment link",
        "Paid another way",
      ])
      expect(await widget().getByText("History").count()).toBe(0)
      await screenshot(visit.page, "admin-order-slim")
      await widget().evaluate((element) => element.setAttribute("id", "paypro-widget"))
      expect(await barriersIn(visit.page, "#paypro-widget")).toEqual([])
    })

    it("gives the link with a message in the customer's language, whatever staff read", async () => {
      const { part } = visit.orders
      await goToOrder(visit, part.order.id)
      await button("Payment link").click()
      const link = drawer().getByLabel("Link", { exact: true })
      await link.waitFor()
      const { payment_url } = await orderOf(part.order.id)
      expect(await link.inputValue()).toBe(payment_url)
      const message = drawer().locator("[lang=es-MX]")
      expect(await message.innerText()).toContain("Te falta pagar $700.00 de tu pedido #7.")
      expect(await message.innerText()).toContain("Tienes hasta el ")
      await screenshot(visit.page, "admin-payment-link")
      expect(await barriersIn(visit.page, "[role=dialog]")).toEqual([])
      await close()
    })

    it("sends the link of an order in English by WhatsApp and by mail, and copies it", async () => {
      const { english } = visit.orders.withoutPaypro
      await goToOrder(visit, english)
      await button("Payment link").click()
      const link = drawer().getByLabel("Link", { exact: true })
      await link.waitFor()
      const url = await link.inputValue()
      const text = await drawer().locator("[lang=en]").innerText()
      expect(text).toContain("Hello María José,")
      expect(text).toContain(`You have $300.00 left to pay for your order #9. Choose how to pay`)
      expect(text).toContain(url)

      const whatsApp = await hrefOf("WhatsApp")
      expect(`${whatsApp.origin}${whatsApp.pathname}`).toBe("https://wa.me/525512345678")
      expect(whatsApp.searchParams.get("text")).toBe(text)
      const mail = await hrefOf("E-mail")
      expect(`${mail.protocol}${decodeURIComponent(mail.pathname)}`).toBe("mailto:maria@example.mx")
      expect(mail.searchParams.get("subject")).toBe("Pay for your order #9")
      expect(mail.searchParams.get("body")?.replaceAll("\r\n", "\n")).toBe(text)

      await visit.page.context().grantPermissions(["clipboard-read", "clipboard-write"])
      await drawer().getByRole("button", { name: "Copy link" }).click()
      await toast(visit, "Link copied.").waitFor()
      expect(await visit.page.evaluate(() => navigator.clipboard.readText())).toBe(url)
      await screenshot(visit.page, "admin-payment-link-english")
      await close()
      // It has a page to pay on by now, so it can have a deadline.
      await button("Extend deadline").waitFor()
    })

    it("lets WhatsApp ask for the person where the order has no phone number", async () => {
      await goToOrder(visit, visit.orders.withoutPaypro.byPhone)
      await button("Payment link").click()
      await drawer().getByText("WhatsApp asks whom to send it to", { exact: false }).waitFor()
      const whatsApp = await hrefOf("WhatsApp")
      expect(`${whatsApp.origin}${whatsApp.pathname}`).toBe("https://wa.me/")
      expect(whatsApp.searchParams.get("text")).toMatch(/^Hola:\n\nTe falta pagar \$300.00/)
      await close()
    })

    it("says why there is no link, and tries again", async () => {
      const route = "**/admin/paypro/orders/*/payment-link"
      await visit.page.route(route, (answer) =>
        answer.fulfill({ status: 400, json: { message: "This order owes nothing." } }),
      )
      await goToOrder(visit, visit.orders.part.order.id)
      await button("Payment link").click()
      await drawer().getByRole("alert").getByText("This order owes nothing.").waitFor()
      await visit.page.unroute(route)
      await drawer().getByRole("button", { name: "Try again" }).click()
      await drawer().getByLabel("Link", { exact: true }).waitFor()
      await close()
    })

    it("asks for method, reference and note before it records a payment", async () => {
      await openPaidElsewhere(visit.orders.changed.order.id)
      await drawer().getByText("Records $300.00 as paid. PayPro is asked first.").waitFor()
      await drawer().getByRole("button", { name: "Record payment" }).click()
      await drawer().getByText("Choose how it was paid.").waitFor()
      await drawer().getByText("Enter a number that the payment can be found by.").waitFor()
      await drawer().getByText("Say who received it").waitFor()
      await screenshot(visit.page, "admin-paid-elsewhere-missing")
      expect(await barriersIn(visit.page, "[role=dialog]")).toEqual([])
      await close()
    })

    it("shows what the server refuses, in its words, and keeps what was typed", async () => {
      const route = "**/admin/paypro/orders/*/paid-elsewhere"
      const message = "PayPro received $300.00 for this order meanwhile, so it owes nothing."
      await visit.page.route(route, (answer) => answer.fulfill({ status: 400, json: { message } }))
      await openPaidElsewhere(visit.orders.changed.order.id)
      await fillIn("Cash", "Ticket 4711")
      await drawer().getByRole("button", { name: "Record payment" }).click()
      await toast(visit, message).waitFor()
      expect(await drawer().getByLabel("Reference").inputValue()).toBe("Ticket 4711")
      await visit.page.unroute(route)
      await close()
    })

    it("records a payment once, however often it is clicked, and the references end", async () => {
      const { order } = visit.orders.changed
      await openPaidElsewhere(order.id)
      await fillIn("Card terminal", "Authorization 004711")
      await screenshot(visit.page, "admin-paid-elsewhere")
      visit.admin.requests.length = 0
      await drawer().getByRole("button", { name: "Record payment" }).dblclick()
      await toast(visit, "$300.00 recorded as paid.").waitFor()
      const sent = visit.admin.requests.filter((url) => url.endsWith("/paid-elsewhere"))
      expect(sent).toHaveLength(1)
      await drawer().waitFor({ state: "detached" })

      expect(await valueOf(visit.page, "The order owes").innerText()).toBe("$0.00")
      await widget().getByText("$300.00, Card terminal").waitFor()
      await widget().getByText("Authorization 004711").waitFor()
      await widget().getByText("$300.00 recorded as paid another way").waitFor()
      await widget().getByText("Voided", { exact: true }).first().waitFor()
      await widget()
        .getByText("The order no longer owes anything.", { exact: false })
        .first()
        .waitFor()
      expect(await button("Payment link").count()).toBe(0)
      expect(await button("Paid another way").count()).toBe(0)
      // Medusa's own sections, without a reload.
      await visit.page.getByText("Captured", { exact: true }).first().waitFor()
      await screenshot(visit.page, "admin-paid-elsewhere-done")
      expect((await orderOf(order.id)).payments_elsewhere).toMatchObject([
        { amount: "300", method: "card_terminal", reference: "Authorization 004711" },
      ])
    })

    it("records a payment of a phone order, which then reads as captured", async () => {
      const { byPhone } = visit.orders.withoutPaypro
      await openPaidElsewhere(byPhone)
      await drawer().getByText("Records $300.00 as paid.", { exact: true }).waitFor()
      await fillIn("Cash", "Ticket 4712")
      await drawer().getByRole("button", { name: "Record payment" }).click()
      await toast(visit, "$300.00 recorded as paid.").waitFor()
      await widget().getByText("$300.00, Cash", { exact: true }).waitFor()
      expect(await valueOf(visit.page, "The order owes").innerText()).toBe("$0.00")
      await visit.page.getByText("Captured", { exact: true }).first().waitFor()
      expect(await visit.page.getByText("Partially captured", { exact: true }).count()).toBe(0)
      await screenshot(visit.page, "admin-order-slim-paid")
    })

    it("records a payment of an order that was placed with Medusa's own provider", async () => {
      await openPaidElsewhere(visit.orders.withoutPaypro.english)
      await fillIn("Other", "Gift card 4713")
      await drawer().getByRole("button", { name: "Record payment" }).click()
      await toast(visit, "$300.00 recorded as paid.").waitFor()
      await widget().getByText("$300.00, Other", { exact: true }).waitFor()
      expect(await valueOf(visit.page, "The order owes").innerText()).toBe("$0.00")
      expect(await widget().getByRole("button").count()).toBe(0)
    })

    it("keeps its buttons inside of a narrow column", async () => {
      await goToOrder(visit, visit.orders.part.order.id)
      const before = visit.page.viewportSize()
      await visit.page.setViewportSize({ width: 1280, height: 900 })
      try {
        expect(await cutOff(widget())).toEqual([])
      } finally {
        await visit.page.setViewportSize(before ?? { width: 1440, height: 1500 })
      }
    })
  })
}
