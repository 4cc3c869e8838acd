import { FetchError } from "@medusajs/js-sdk"

/** How the server refused; the request must not have been granted. */
export async function refusal(request: Promise<unknown>) {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(FetchError)
  const { status, message } = error as FetchError
  return { status, message }
}
