import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { addMinutes } from "date-fns/addMinutes"
import { subMinutes } from "date-fns/subMinutes"
import { tellPeople } from "../../src/workflows/ask-paypro/tell-people"
import { sendFailedMails } from "../../src/workflows/send-mail/send-failed-mails"
import { describeStore, eventually } from "../helpers"
import { mailProvider } from "./mail-provider"

const ISSUED = "paypro-voucher-issued"

describeStore(
  "a mail that failed",
  (store) => {
    const provider = mailProvider(store)
    const sent = () => provider.handed(ISSUED)
    const statuses = async () => (await provider.rows(ISSUED)).map(({ status }) => status)
    const retryIn = async (minutes: number) =>
      await sendFailedMails(store.container, addMinutes(new Date(), minutes))
    /** Places an order whose mail cannot be sent. */
    const failedOnce = async () => {
      provider.down()
      const purchase = await store.guest().buy("va")
      await eventually(async () => expect(await statuses()).toEqual(["failure"]))
      return purchase
    }

    it("is sent later, once", async () => {
      const { voucher } = await failedOnce()
      provider.up()
      await retryIn(4)
      expect(sent()).toHaveLength(1)
      await retryIn(6)
      expect(sent()).toHaveLength(2)
      expect(sent()[1]).toMatchObject({
        to: "maria@example.mx",
        data: { trade_no: voucher.trade_no },
      })
      const [first, second] = await provider.rows(ISSUED)
      expect(second).toMatchObject({
        status: "success",
        original_notification_id: first?.id,
        idempotency_key: `${first?.idempotency_key}:retry-1`,
      })
      await retryIn(60)
      expect(sent()).toHaveLength(2)
    })

    it("is sent once by several processes that try at the same moment", async () => {
      await failedOnce()
      provider.up()
      await Promise.all(Array.from({ length: 6 }, async () => await retryIn(6)))
      expect(sent()).toHaveLength(2)
      expect(await statuses()).toEqual(["failure", "success"])
    })

    it("is tried less and less often, and given up with a line in the log", async () => {
      await failedOnce()
      const logger = store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      const errors = jest.spyOn(logger, "error").mockReturnValue(undefined)
      for (const [attempts, pause] of [5, 30, 120, 720].entries()) {
        expect(errors).not.toHaveBeenCalled()
        await retryIn(pause - 1)
        expect(sent()).toHaveLength(attempts + 1)
        await retryIn(pause + 1)
        expect(sent()).toHaveLength(attempts + 2)
      }
      expect(errors.mock.calls).toEqual([[expect.stringContaining("is given up")]])
      await retryIn(1_400)
      expect(sent()).toHaveLength(5)
    })

    it("is not sent once nothing is to be paid anymore", async () => {
      const { order, voucher } = await failedOnce()
      await store.pay(voucher.trade_no)
      await eventually(async () =>
        expect(await store.books(order.id)).toMatchObject({ payment_status: "captured" }),
      )
      provider.up()
      await retryIn(6)
      expect(sent()).toHaveLength(1)
    })

    it("asks for what is owed by the time it is sent", async () => {
      const { voucher } = await failedOnce()
      await store.pay(voucher.trade_no, 100)
      provider.up()
      await retryIn(6)
      expect(sent()[1]?.content.subject).toContain("$200.00 MXN")
    })

    it("over which its process died is sent once that must be over", async () => {
      provider.dying()
      await store.guest().buy("va")
      await eventually(async () => expect(await statuses()).toEqual(["pending"]))
      provider.up()
      await retryIn(14)
      expect(sent()).toHaveLength(1)
      await retryIn(16)
      await retryIn(60)
      expect(sent()).toHaveLength(2)
    })

    it("is sent by the job though reminding of deadlines fails", async () => {
      await failedOnce()
      provider.up()
      const logger = store.container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      const errors = jest.spyOn(logger, "error").mockReturnValue(undefined)
      jest.spyOn(store.paypro, "listExpiringVouchers").mockRejectedValue(new Error("no database"))
      await store.container
        .resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)("notification")
        .update({ created_at: subMinutes(new Date(), 6) })
      await tellPeople(store.container)
      expect(sent()).toHaveLength(2)
      expect(errors).toHaveBeenCalledWith("PayPro: Reminding of deadlines failed: no database")
    })

    it("would be sent by Medusa under its own key, and stay failed: so each attempt has another key", async () => {
      await failedOnce()
      provider.up()
      const [row] = await provider.rows(ISSUED)
      const again = store.container.resolve(Modules.NOTIFICATION).createNotifications({
        to: "maria@example.mx",
        channel: "email",
        template: ISSUED,
        idempotency_key: row?.idempotency_key ?? null,
      })
      await expect(again).rejects.toThrow("not found")
      expect(sent()).toHaveLength(2)
      expect(await statuses()).toEqual(["failure"])
    })
  },
  {
    options: {
      voucherMails: true,
      reminders: { hoursBefore: [12], from: "00:00", to: "23:59" },
    },
  },
)
