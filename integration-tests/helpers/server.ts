import type { MedusaContainer } from "@medusajs/framework/types"
import { startApp } from "@medusajs/test-utils/dist/medusa-test-runner-utils/bootstrap-app"
import { waitWorkflowExecutions } from "@medusajs/test-utils/dist/medusa-test-runner-utils/wait-workflow-executions"
import { freePort } from "../../scripts/free-port"
import { seedMexicanStore, type MexicanStore } from "../../scripts/store/mexican-store"
import { startSimulator, type RunningSimulator, type SimulatorSettings } from "../../simulator"
import type { PayproOptions } from "../../src/config"
import { dropDatabase, urlOf } from "./database-server"
import { copyMigrated } from "./migrated-database"
import { SavedRows } from "./saved-rows"

export const MERCHANT_NO = "0000001"
export const APP_SECRET = "app-secret-of-the-tests"

/** Pauses between PayPro's callbacks, 2 s to 3 h, become 20 ms to 108 s. */
const TIME_SCALE = 0.01

export type Settings = {
  /** Options of the plugin beyond the defaults. A function cannot be passed, they travel as JSON. */
  options?: Partial<PayproOptions>
  simulator?: Partial<SimulatorSettings>
  env?: Record<string, string>
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
    DISABLE_ADMIN: "true",
    PAYPRO_MERCHANT_NO: MERCHANT_NO,
    PAYPRO_APP_SECRET: APP_SECRET,
    PAYPRO_BASE_URL: simulator.baseUrl,
    PAYPRO_BACKEND_URL: `http://localhost:${port}`,
    PAYPRO_OPTIONS: JSON.stringify(options),
    ...settings.env,
  }
}

/** A Medusa with the seeded Mexican store, on a database and against a PayPro simulator of its own. */
export class Server {
  private constructor(
    private readonly database: string,
    readonly url: string,
    readonly simulator: RunningSimulator,
    private readonly initial: SimulatorSettings,
    readonly container: MedusaContainer,
    readonly seeded: MexicanStore,
    readonly rows: SavedRows,
    private readonly shutdown: () => Promise<void>,
  ) {}

  static async boot(database: string, settings: Settings): Promise<Server> {
    const simulator = await startSimulator({
      merchantNo: MERCHANT_NO,
      appSecret: APP_SECRET,
      timeScale: TIME_SCALE,
      ...settings.simulator,
    })
    const initial = { ...simulator.settings }
    const port = await freePort()
    const outer = { ...process.env }
    await copyMigrated(database)
    Object.assign(process.env, environmentOf(simulator, port, settings), {
      DATABASE_URL: urlOf(database),
    })
    const { container, shutdown } = await startApp({ cwd: process.cwd() })
    process.env.DATABASE_URL = outer.DATABASE_URL
    const seeded = await seedMexicanStore(container)
    await waitWorkflowExecutions(container)
    const rows = new SavedRows(database)
    const close = async () => {
      await shutdown()
      process.env = outer
    }
    const url = `http://localhost:${port}`
    return new Server(database, url, simulator, initial, container, seeded, rows, close)
  }

  resetSimulator(): void {
    this.simulator.reset()
    this.simulator.configure(this.initial)
  }

  /** What runs in the background comes to its end. */
  async rest(): Promise<void> {
    await waitWorkflowExecutions(this.container)
  }

  async close(): Promise<void> {
    await this.shutdown()
    await this.rows.close()
    await this.simulator.close()
    await dropDatabase(this.database)
  }
}
