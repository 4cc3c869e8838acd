import { setTimeout as wait } from "node:timers/promises"
import { sharedFor } from "../shared-for"

describe("sharedFor", () => {
  it("asks once for all who ask at the same time, and for a while after", async () => {
    let asked = 0
    const ask = sharedFor(20, async () => ++asked)
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
    expect(await ask()).toBe(1)
    await wait(60)
    expect(await ask()).toBe(2)
  })

  it("shares a failure too, and then asks again", async () => {
    let asked = 0
    const ask = sharedFor(20, async () => {
      throw new Error(`failure ${++asked}`)
    })
    await expect(Promise.all([ask(), ask()])).rejects.toThrow("failure 1")
    await wait(60)
    await expect(ask()).rejects.toThrow("failure 2")
  })
})
