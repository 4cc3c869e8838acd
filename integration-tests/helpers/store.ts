import type { MedusaContainer } from "@medusajs/framework/types"
import { Shopper, adminClient } from "../../scripts/store/shopper"
import type { MexicanStore } from "../../scripts/store/mexican-store"
import { waitFor } from "../../scripts/wait-for"
import type { RunningSimulator } from "../../simulator"
import { PAYPRO_MODULE } from "../../src/modules/paypro"
import type PayproModuleService from "../../src/modules/paypro/service"
import type { Voucher } from "../../src/modules/paypro/types"
import { readBooks, type Books } from "./books"
import { databaseOfRun } from "./migrated-database"
import { APP_SECRET, Server, type Settings } from "./server"

const BOOT_TIMEOUT_MS = 180_000

/** The booted store. Its parts exist while tests run, so read them inside of a test or a hook. */
export type Store = {
  readonly url: string
  readonly container: MedusaContainer
  readonly paypro: PayproModuleService
  readonly simulator: RunningSimulator
  readonly seeded: MexicanStore
  readonly appSecret: string
  guest(): Shopper
  customer(): Promise<Shopper>
  /** The merchant's client; it stays logged in from one test to the next. */
  admin(): ReturnType<typeof adminClient>
  books(orderId: string): Promise<Books>
  voucherOf(tradeNo: string): Promise<Voucher>
  /** A shopper pays, all that is asked for or so many pesos, and PayPro's call about it is answered. */
  pay(tradeNo: string, pesos?: number | string): Promise<void>
  /** PayPro gives a voucher up, and its call about it is answered. */
  reject(tradeNo: string): Promise<void>
}

declare global {
  /** Where files without settings find the server that they share; scripts/jest/shared-environment.js puts it there. */
  var sharedServer: { booted?: Promise<Server> } | undefined
}

/** Booted by the first file that needs it; it ends with its process. */
async function sharedServer(shared: { booted?: Promise<Server> }): Promise<Server> {
  const server = await (shared.booted ??= bootShared())
  await server.rows.restore("seeded")
  return server
}

async function bootShared(): Promise<Server> {
  const server = await Server.boot(databaseOfRun(`${process.pid}-shared`), {})
  await server.rows.save("seeded")
  return server
}

/**
 * A `describe` whose tests run against a booted Medusa with the seeded Mexican store, and against a PayPro simulator
 * over HTTP. Before every test the database is as it was after the file's `beforeAll` hooks, and the simulator empty.
 * Files without settings share a server, files with settings boot their own.
 */
export function describeStore(
  name: string,
  tests: (store: Store) => void,
  settings?: Settings,
): void {
  const shared = globalThis.sharedServer
  if (shared && settings) {
    throw new Error("scripts/jest/shares-server.js takes this file for one without settings")
  }
  describe(name, () => {
    let server: Server
    let isSaved = false
    let staff: ReturnType<typeof adminClient> | undefined
    jest.setTimeout(BOOT_TIMEOUT_MS)

    beforeAll(async () => {
      server = shared
        ? await sharedServer(shared)
        : await Server.boot(databaseOfRun(String(process.pid)), settings ?? {})
    })

    beforeEach(async () => {
      if (isSaved) {
        await server.rows.restore("saved")
      } else {
        await server.rows.save("saved")
        isSaved = true
      }
      server.resetSimulator()
    })

    afterEach(async () => {
      await server.rest()
    })

    afterAll(async () => {
      if (shared) {
        server.simulator.reset()
      } else {
        await server.close()
      }
    })

    const paypro = () => server.container.resolve<PayproModuleService>(PAYPRO_MODULE)

    /** Until PayPro has its answer, and the callback was processed or found that it has to wait. */
    const called = async (tradeNo: string, act: () => void): Promise<void> => {
      const { simulator } = server
      const before = simulator.callbacks(tradeNo).length
      act()
      await waitFor(() => simulator.callbacks(tradeNo)[before]?.state === "accepted")
      await waitFor(async () =>
        (await paypro().listCallbacks([tradeNo])).every(
          ({ processed_at, problem }) => processed_at ?? problem,
        ),
      )
    }

    tests({
      get url() {
        return server.url
      },
      get container() {
        return server.container
      },
      get paypro() {
        return paypro()
      },
      get simulator() {
        return server.simulator
      },
      get seeded() {
        return server.seeded
      },
      appSecret: APP_SECRET,
      guest: () => Shopper.guest(server.url, server.seeded),
      customer: () => Shopper.customer(server.url, server.seeded),
      admin: () => (staff ??= adminClient(server.url, server.seeded)),
      books: (orderId) => readBooks(server.container, orderId),
      voucherOf: (tradeNo) => waitFor(() => paypro().findVoucher({ trade_no: tradeNo })),
      pay: (tradeNo, pesos) => called(tradeNo, () => server.simulator.pay(tradeNo, pesos)),
      reject: (tradeNo) => called(tradeNo, () => server.simulator.reject(tradeNo)),
    })
  })
}
