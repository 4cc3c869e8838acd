import type { Redis } from "ioredis"
import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterAbstract,
} from "rate-limiter-flexible"

/** A minute: short enough that a person who hits a limit waits and goes on. */
const DURATION_SECONDS = 60

/**
 * Requests a minute: of one page, and from one address. A page asks for news some 20 times in its first minute and less
 * and less often after it; many shoppers may share an address, of a mobile network or a proxy's.
 */
const POINTS = {
  look: { page: 120, address: 3_000 },
  act: { page: 30, address: 120 },
} as const

/** Looking at a page, or sending its form. */
export type Kind = keyof typeof POINTS

export type Limiters = Record<Kind, { page: RateLimiterAbstract; address: RateLimiterAbstract }>

/** Counts in Redis, for all processes of the store; in this one's memory where there is no Redis, or while it is away. */
export function createLimiters(redis?: Redis): Limiters {
  const of = (kind: Kind) => ({
    page: limiter(`${kind}_page`, POINTS[kind].page, redis),
    address: limiter(`${kind}_address`, POINTS[kind].address, redis),
  })
  return { look: of("look"), act: of("act") }
}

function limiter(name: string, points: number, redis?: Redis): RateLimiterAbstract {
  const settings = { keyPrefix: `paypro_${name}`, points, duration: DURATION_SECONDS }
  const memory = new RateLimiterMemory(settings)
  return redis
    ? new RateLimiterRedis({
        ...settings,
        storeClient: redis,
        insuranceLimiter: memory,
        rejectIfRedisNotReady: true,
        // Whoever has used up all of it costs Redis nothing more.
        inMemoryBlockOnConsumed: points + 1,
      })
    : memory
}
