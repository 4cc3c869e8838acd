import type { Locator } from "playwright-core"
import { cutOff, openAdmin, section } from "./admin-page"
import type { Visit } from "./admin-visit"
import { overflowsSideways, screenshot } from "./helpers/browser"

export function testSpanish(visit: Visit): void {
  it("speaks Spanish", async () => {
    const spanish = await openAdmin(visit.browser, visit.world, "es")
    const { medusa } = visit.world
    await spanish.page.goto(`${medusa.url}/app/orders/${visit.orders.part.order.id}`)
    const shown = section(spanish.page, "PayPro")
    await shown.getByText("Pago parcial", { exact: true }).waitFor()
    expect(await shown.getByRole("status").innerText()).toContain("Faltan $700.00")
    await shown.getByRole("button", { name: "Verificar pago" }).waitFor()
    await screenshot(spanish.page, "admin-order-spanish")
    spanish.complaints.length = 0
    await spanish.page.goto(`${medusa.url}/app/paypro?tab=vouchers`)
    await spanish.page.getByRole("columnheader", { name: "Referencia", exact: true }).waitFor()
    await spanish.page.getByText("Transferencia (SPEI)").first().waitFor()
    await screenshot(spanish.page, "admin-page-spanish")
    await spanish.page.getByRole("tab", { name: "Estado" }).click()
    await spanish.page.getByText("PayPro acepta las credenciales.", { exact: false }).waitFor()
    await screenshot(spanish.page, "admin-health-spanish")
    expect(spanish.complaints).toEqual([])
  })

  it("sends a payment link, and records a payment made another way, in Spanish", async () => {
    const { page } = await openAdmin(visit.browser, visit.world, "es")
    await page.goto(`${visit.world.medusa.url}/app/orders/${visit.orders.part.order.id}`)
    const drawer = page.getByRole("dialog")
    await section(page, "PayPro").getByRole("button", { name: "Enlace de pago" }).click()
    const message = drawer.getByText("Te falta pagar $700.00 de tu pedido #7.", { exact: false })
    await message.waitFor()
    expect(await message.innerText()).toContain("Hola, María José:")
    expect(await message.innerText()).toContain("Tienes hasta el ")
    await drawer.getByRole("button", { name: "Copiar enlace" }).waitFor()
    await drawer.getByRole("link", { name: "WhatsApp" }).waitFor()
    await drawer.getByRole("link", { name: "Correo" }).waitFor()
    await screenshot(page, "admin-payment-link-spanish")
    await drawer.getByRole("button", { name: "Cerrar" }).click()
    await drawer.waitFor({ state: "detached" })

    await section(page, "PayPro").getByRole("button", { name: "Pagado por otro medio" }).click()
    await drawer.getByText("Se registrarán $700.00 como pagados. Antes se consulta").waitFor()
    await drawer.getByRole("button", { name: "Registrar pago" }).click()
    await drawer.getByText("Elige cómo se pagó.").waitFor()
    await drawer.getByLabel("Forma de pago").click()
    await page.getByRole("option", { name: "Terminal bancaria" }).click()
    await screenshot(page, "admin-paid-elsewhere-spanish")
  })

  it("fits on a phone, where Spanish is longer", async () => {
    const spanish = await openAdmin(visit.browser, visit.world, "es")
    await spanish.page.setViewportSize({ width: 390, height: 844 })
    const linesOf = (part: Locator) =>
      part.evaluate((element) => {
        const text = document.createRange()
        text.selectNodeContents(element)
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
      })
    const show = async (name: "part" | "changed") => {
      await spanish.page.goto(`${visit.world.medusa.url}/app/orders/${visit.orders[name].order.id}`)
      await section(spanish.page, "PayPro").waitFor()
      await spanish.page.waitForLoadState("networkidle")
      await section(spanish.page, "PayPro").evaluate((element) => element.scrollIntoView())
      await screenshot(spanish.page, `admin-order-${name}-phone`)
      expect(await overflowsSideways(spanish.page)).toBe(false)
    }
    await show("part")
    expect(await cutOff(section(spanish.page, "PayPro"))).toEqual([])
    const clabe = spanish.page.getByText(visit.orders.part.voucher.payment_info, { exact: true })
    expect(await linesOf(clabe)).toBe(1)
    await show("changed")
    const check = spanish.page.getByRole("button", { name: "Verificar pago" })
    expect(await linesOf(check)).toBe(1)
  })
}
