import type { MedusaContainer } from "@medusajs/framework/types"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { freePort } from "../../scripts/free-port"
import { seedMexicanStore, type MexicanStore } from "../../scripts/store/mexican-store"
import { Shopper, adminClient } from "../../scripts/store/shopper"
import { startSimulator, type RunningSimulator, type SimulatorSettings } from "../../simulator"
import { waitFor } from "../../scripts/wait-for"
import type { PayproOptions } from "../../src/config"
import { PAYPRO_MODULE } from "../../src/modules/paypro"
import type PayproModuleService from "../../src/modules/paypro/service"
import type { Voucher } from "../../src/modules/paypro/types"
import { readBooks, type Books } from "./books"
import { copyMigrated } from "./migrated-database"

const MERCHANT_NO = "0000001"
const APP_SECRET = "app-secret-of-the-tests"
const BOOT_TIMEOUT_MS = 180_000

/** Pauses between PayPro's callbacks, 2 s to 3 h, become 20 ms to 108 s. */
const TIME_SCALE = 0.01

type Settings = {
  /** Options of the plugin beyond the defaults. A function cannot be passed, they travel as JSON. */
  options?: Partial<PayproOptions>
  simulator?: Partial<SimulatorSettings>
  env?: Record<string, string>
}

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
  admin(): ReturnType<typeof adminClient>
  books(orderId: string): Promise<Books>
  voucherOf(tradeNo: string): Promise<Voucher>
  /** A shopper pays, all that is asked for or so many pesos, and PayPro's call about it is answered. */
  pay(tradeNo: string, pesos?: number | string): Promise<void>
  /** PayPro gives a voucher up, and its call about it is answered. */
  reject(tradeNo: string): Promise<void>
}

function environmentOf(simulator: RunningSimulator, port: number, settings: Settings) {
  const options = {
    ...settings.options,
    // The job runs when a test calls it, not by the clock. (Medusa's in-memory engine spins when the next run is
    // more than 24 days away: it overflows a timer.)
    reconcile: { schedule: "0 4 * * 0", ...settings.options?.reconcile },
  }
  return {
    PORT: String(port),
    REDIS_URL: "",
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${port}`,
    PAYPRO_OPTIONS: JSON.stringify(options),
    ...settings.env,
  }
}

/**
 * A `describe` whose tests run against a booted Medusa with the seeded Mexican store, and against a PayPro simulator
 * over HTTP. Before every test the database is as it was after the file's `beforeAll` hooks, and the simulator empty.
 */
export function describeStore(
  name: string,
  tests: (store: Store) => void,
  settings: Settings = {},
): void {
  describe(name, () => {
    const outer = { ...process.env }
    let simulator: RunningSimulator
    let initial: SimulatorSettings
    let url: string
    let seeded: MexicanStore

    beforeAll(async () => {
      simulator = await startSimulator({
        merchantNo: MERCHANT_NO,
        appSecret: APP_SECRET,
        timeScale: TIME_SCALE,
        ...settings.simulator,
      })
      initial = { ...simulator.settings }
      const port = await freePort()
      url = `http://localhost:${port}`
      // Before the runner's own hook: it loads medusa-config first and applies the `env` it was given afterwards.
      Object.assign(process.env, environmentOf(simulator, port, settings))
    })

    afterAll(async () => {
      await simulator.close()
      process.env = outer
    })

    /** Until PayPro has its answer, and the callback was processed or found that it has to wait. */
    const called = async (
      tradeNo: string,
      act: () => void,
      paypro: PayproModuleService,
    ): Promise<void> => {
      const before = simulator.callbacks(tradeNo).length
      act()
      await waitFor(() => simulator.callbacks(tradeNo)[before]?.state === "accepted")
      await waitFor(async () =>
        (await paypro.listCallbacks([tradeNo])).every(
          ({ processed_at, problem }) => processed_at ?? problem,
        ),
      )
    }

    jest.setTimeout(BOOT_TIMEOUT_MS)
    const dbName = `medusa-paypro-${process.pid}`
    medusaIntegrationTestRunner({
      dbName,
      hooks: { beforeServerStart: () => copyMigrated(dbName) },
      testSuite: ({ getContainer }) => {
        const paypro = () => getContainer().resolve<PayproModuleService>(PAYPRO_MODULE)
        beforeAll(async () => {
          seeded = await seedMexicanStore(getContainer())
        })
        beforeEach(() => {
          simulator.reset()
          simulator.configure(initial)
        })
        tests({
          get url() {
            return url
          },
          get container() {
            return getContainer()
          },
          get paypro() {
            return paypro()
          },
          get simulator() {
            return simulator
          },
          get seeded() {
            return seeded
          },
          appSecret: APP_SECRET,
          guest: () => Shopper.guest(url, seeded),
          customer: () => Shopper.customer(url, seeded),
          admin: () => adminClient(url, seeded),
          books: (orderId) => readBooks(getContainer(), orderId),
          voucherOf: (tradeNo) => waitFor(() => paypro().findVoucher({ trade_no: tradeNo })),
          pay: (tradeNo, pesos) => called(tradeNo, () => simulator.pay(tradeNo, pesos), paypro()),
          reject: (tradeNo) => called(tradeNo, () => simulator.reject(tradeNo), paypro()),
        })
      },
    })
  })
}
