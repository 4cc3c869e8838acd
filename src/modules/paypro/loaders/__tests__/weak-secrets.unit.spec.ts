import type { LoaderOptions } from "@medusajs/framework/types"
import refuseWeakSecrets from "../weak-secrets"

const { NODE_ENV } = process.env
const warn = jest.fn()
const container = { resolve: () => ({ warn }) } as unknown as LoaderOptions["container"]
const load = (appSecret?: string | string[]) =>
  refuseWeakSecrets({ container, options: { ...(appSecret !== undefined && { appSecret }) } })

beforeEach(() => warn.mockReset())
afterEach(() => {
  process.env.NODE_ENV = NODE_ENV
})

const WEAK = ["short", "simulator-secret", ["a-secret-that-is-long-enough", "old"]].map(
  (secret) => ({ secret }),
)

it.each(WEAK)("keeps a store in production from starting with $secret", async ({ secret }) => {
  process.env.NODE_ENV = "production"
  const refusal = load(secret)
  await expect(refusal).rejects.toThrow(/appSecret .* Ask PayPro for another one/)
  await expect(refusal).rejects.not.toThrow("old")
})

it.each(WEAK)("warns of $secret elsewhere", async ({ secret }) => {
  await load(secret)
  expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^PayPro: appSecret /))
})

it.each(["production", "development"])(
  "has nothing to say of a strong secret, or none, in %s",
  async (environment) => {
    process.env.NODE_ENV = environment
    await load("a-secret-that-is-long-enough")
    await load(["a-secret-that-is-long-enough", "another-that-is-long-enough"])
    await load()
    expect(warn).not.toHaveBeenCalled()
  },
)
