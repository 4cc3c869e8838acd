import type { Logger } from "@medusajs/framework/types"
import { messageOf } from "../../lib/errors"
import type { Sight } from "../../lib/health"
import type { HealthRepository } from "./repositories/health-repository"

const FLUSH_AFTER_MS = 10_000

/**
 * Notes what the health panel shows. Wrong signatures are counted in memory and written together: whoever can
 * reach the callback address can send them, so none may cost a query.
 */
export class HealthLog {
  private failures = 0
  private timer: NodeJS.Timeout | undefined
  private readonly seen = new Set<Sight>()

  constructor(
    private readonly table: HealthRepository,
    private readonly logger: Pick<Logger, "warn">,
  ) {}

  countSignatureFailure(): void {
    this.failures++
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_AFTER_MS).unref()
  }

  async noteJobRun(tally: Record<string, number>): Promise<void> {
    await this.flush()
    await this.table.saveJobRun(tally)
    await this.table.forgetOldFailures()
  }

  /** What PayPro was seen to do for the first time; costs a statement once a process. Never throws. */
  async noteSeen(sight: Sight): Promise<void> {
    if (this.seen.has(sight)) {
      return
    }
    this.seen.add(sight)
    try {
      await this.table.noteSeen(sight)
    } catch (error) {
      this.seen.delete(sight)
      this.logger.warn(`PayPro: ${sight} not noted: ${messageOf(error)}`)
    }
  }

  /** Never throws: what could not be written is kept for the next time. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const counted = this.failures
    if (!counted) {
      return
    }
    this.failures = 0
    try {
      await this.table.addSignatureFailures(counted)
    } catch (error) {
      this.failures += counted
      this.logger.warn(`PayPro: ${counted} signature failures not noted: ${messageOf(error)}`)
    }
  }
}
