import { createHmac } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Store } from "../helpers"

const ROUTES = join(__dirname, "../../src/api/admin/paypro")

/** Every method of every route, as its file exports it: a new one is attacked as soon as it is there. */
const routes = readdirSync(ROUTES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith("route.ts"))
  .flatMap((name) => {
    const source = readFileSync(join(ROUTES, name), "utf8")
    const path = `/admin/paypro/${name.replace(/\/?route\.ts$/, "").replace(/\[[^\]]+\]/g, "1")}`
    const methods = source.matchAll(
      /export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)\b/g,
    )
    return Array.from(methods, ([, method = ""]) => ({ method, path }))
  })

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")

function jwt(payload: Record<string, unknown>, secret: string | null): string {
  const signed = `${part({ alg: secret === null ? "none" : "HS256", typ: "JWT" })}.${part(payload)}`
  const signature =
    secret === null ? "" : createHmac("sha256", secret).update(signed).digest("base64url")
  return `${signed}.${signature}`
}

export function attackAdminRoutes(store: Store): void {
  it("every route refuses every wrong credential", async () => {
    expect(routes.length).toBeGreaterThanOrEqual(10)
    const customer = await store.customer()
    const token = (await customer.sdk.client.getToken()) ?? ""
    const [, claims = ""] = token.split(".")
    const payload = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<
      string,
      unknown
    >
    const admin = {
      ...payload,
      actor_type: "user",
      actor_id: "user_1",
      app_metadata: { user_id: "user_1" },
    }
    const { publishableKey } = store.seeded
    const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString("base64")}`
    const credentials: Record<string, Record<string, string>> = {
      none: {},
      "a customer's": { authorization: `Bearer ${token}` },
      garbage: { authorization: "Bearer garbage" },
      "an unsigned token": { authorization: `Bearer ${jwt(admin, null)}` },
      "a token signed by somebody else": { authorization: `Bearer ${jwt(admin, "somebody-else")}` },
      "a customer's token made an admin's": {
        authorization: `Bearer ${[token.split(".")[0], part(admin), token.split(".")[2]].join(".")}`,
      },
      "the publishable key": { authorization: basic(publishableKey) },
      "the publishable key as a header": { "x-publishable-api-key": publishableKey },
      "an invented secret key": { authorization: basic("sk_invented") },
      "a session that is none": { cookie: "connect.sid=s%3Anone.none" },
      "this machine's address": { "x-forwarded-for": "127.0.0.1" },
    }
    for (const { method, path } of routes) {
      for (const [name, headers] of Object.entries(credentials)) {
        const answer = await fetch(`${store.url}${path}`, {
          method,
          headers: { "content-type": "application/json", ...headers },
          ...(method !== "GET" && { body: "{}" }),
        })
        expect([method, path, name, answer.status]).toEqual([method, path, name, 401])
      }
    }
  })
}
