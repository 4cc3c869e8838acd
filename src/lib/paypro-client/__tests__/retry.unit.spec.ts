import {
  MalformedBodyError,
  PayproRefusedError,
  PayproUnknownOutcomeError,
  PayproUnreachableError,
  SignatureError,
} from "../../errors"
import { retryDelayMs } from "../retry"

const unknown = new PayproUnknownOutcomeError("no answer")
const unreachable = new PayproUnreachableError("no connection")

describe("retryDelayMs", () => {
  it.each([
    { attempt: 1, lucky: 100, unlucky: 200 },
    { attempt: 2, lucky: 200, unlucky: 400 },
    { attempt: 3, lucky: 400, unlucky: 800 },
    { attempt: 5, lucky: 1_000, unlucky: 2_000 },
    { attempt: 50, lucky: 1_000, unlucky: 2_000 },
  ])("waits $lucky to $unlucky ms after attempt $attempt", ({ attempt, lucky, unlucky }) => {
    expect(retryDelayMs(unknown, attempt, 100, () => 0)).toBe(lucky)
    expect(retryDelayMs(unreachable, attempt, 100, () => 1)).toBe(unlucky)
  })

  it.each([
    { attempt: 1, retries: 0, again: false },
    { attempt: 1, retries: 1, again: true },
    { attempt: 2, retries: 1, again: false },
    { attempt: 2, retries: 2, again: true },
  ])("attempt $attempt with $retries retries: $again", ({ attempt, retries, again }) => {
    expect(retryDelayMs(unknown, attempt, retries) !== null).toBe(again)
  })

  it.each([
    new PayproRefusedError("queryPayInResult", "0100019", "limit"),
    new SignatureError("wrong"),
    new MalformedBodyError("no JSON"),
    new TypeError("a bug"),
    "not an error",
  ])("never repeats after %s", (error) => {
    expect(retryDelayMs(error, 1, 5)).toBeNull()
  })
})
