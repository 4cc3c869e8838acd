import { adminClient } from "../../scripts/store/shopper"
import type { AdminPayproOrderResponse } from "../../src/admin-view/types"
import { barriersIn, openAdmin, section } from "./admin-page"
import { goToOrder, placeOverpaidOrder, toast, type Visit } from "./admin-visit"
import { screenshot } from "./helpers/browser"

/** What staff do once they have sent money back from the store's bank. */
export function describeReturns(visit: Visit): void {
  describe("returning money", () => {
    const widget = () => section(visit.page, "PayPro")
    const drawer = () => visit.page.getByRole("dialog")
    const orderOf = async (id: string) => {
      const staff = await adminClient(visit.world.medusa.url, visit.world.store)
      const { order } = await staff.client.fetch<AdminPayproOrderResponse>(
        `/admin/paypro/orders/${id}`,
      )
      return order
    }
    const fillIn = async (key: string, note: string) => {
      await drawer().getByLabel("Tracking key").fill(key)
      await drawer().getByLabel("Note").fill(note)
    }
    const send = () => drawer().getByRole("button", { name: "Record return" })

    it("records a surplus as sent back, once, however often it is clicked", async () => {
      const id = await placeOverpaidOrder(visit)
      await goToOrder(visit, id)
      await widget().getByRole("status").getByRole("button", { name: "Return money" }).click()
      expect(await drawer().getByLabel("Amount returned").inputValue()).toBe("50.00")
      await fillIn("MBAN01002611280000000001", "Paid too much by mistake.")
      await screenshot(visit.page, "admin-return-money")
      expect(await barriersIn(visit.page, "[role=dialog]")).toEqual([])
      visit.admin.requests.length = 0
      await send().dblclick()
      await toast(visit, "$50.00 recorded as returned.").waitFor()
      expect(visit.admin.requests.filter((url) => url.endsWith("/return"))).toHaveLength(1)
      await widget().getByText("Tracking key MBAN01002611280000000001").waitFor()
      await widget().getByRole("status").waitFor({ state: "detached" })
      await screenshot(visit.page, "admin-return-money-done")
      expect((await orderOf(id)).returns).toMatchObject([
        {
          amount: "50",
          tracking_key: "MBAN01002611280000000001",
          note: "Paid too much by mistake.",
        },
      ])
    })

    it("lowers the order's total only once that is confirmed, and Medusa shows the refund", async () => {
      const { id } = visit.orders.paid.order
      await goToOrder(visit, id)
      await widget().getByRole("button", { name: "Record a return" }).click()
      await drawer().getByLabel("Amount returned").fill("200")
      await fillIn("MBAN01002611280000000002", "One cup arrived broken.")
      await send().click()
      await drawer().getByText("Confirm that the order's total falls", { exact: false }).waitFor()
      await drawer().getByLabel("The order's total falls by $200.00").click()
      await screenshot(visit.page, "admin-return-falls")
      await send().click()
      await toast(visit, "$200.00 recorded as returned.").waitFor()
      await widget().getByText("Tracking key MBAN01002611280000000002").waitFor()
      // Medusa's own sections, without a reload.
      await visit.page.getByText("Partially refunded", { exact: true }).first().waitFor()
      await screenshot(visit.page, "admin-return-falls-done")
      expect(await orderOf(id)).toMatchObject({
        outstanding: "0",
        returns: [{ amount: "200", booked_at: expect.any(String) }],
      })
    })

    it("asks for everything in Spanish, and records it", async () => {
      const { page } = await openAdmin(visit.browser, visit.world, "es")
      await page.goto(`${visit.world.medusa.url}/app/orders/${visit.orders.paid.order.id}`)
      const shown = section(page, "PayPro")
      await shown.getByText("Clave de rastreo MBAN01002611280000000002").waitFor()
      await screenshot(page, "admin-returns-spanish")
      await shown.getByRole("button", { name: "Registrar devolución" }).click()
      const form = page.getByRole("dialog")
      await form.getByRole("button", { name: "Registrar devolución" }).click()
      await form.getByText("Indica la clave de rastreo", { exact: false }).waitFor()
      await form.getByText("Indica el motivo", { exact: false }).waitFor()
      await screenshot(page, "admin-return-spanish")
      await form.getByLabel("Monto devuelto (MXN)").fill("50")
      await form.getByLabel("Clave de rastreo").fill("MBAN01002611280000000003")
      await form.getByLabel("Nota").fill("Otra taza llegó rota.")
      await form.getByLabel("El total del pedido baja $50.00").click()
      await form.getByRole("button", { name: "Registrar devolución" }).click()
      const done = page.locator("[data-sonner-toast]")
      await done.getByText("Se registraron $50.00 como devueltos.").waitFor()
      await shown.getByText("Clave de rastreo MBAN01002611280000000003").waitFor()
      expect(await orderOf(visit.orders.paid.order.id)).toMatchObject({
        outstanding: "0",
        returns: [{ amount: "50", note: "Otra taza llegó rota." }, { amount: "200" }],
      })
    })
  })
}
