import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { parseSigned } from "../../src/lib/signature/verify"
import { signFields } from "../../src/lib/signature/sign"

/** A body as text: keys may repeat, and values are whatever somebody typed there. */
type Member = [key: string, value: string]
type Request = { members: Member[]; body: Buffer; headers: Record<string, string> }

export type Mutation = {
  /** Signed again with the store's secret after its fields were changed: PayPro's own, and odd. */
  signed: boolean
  fields: FieldChange[]
  bytes: ByteChange | undefined
  headers: Record<string, string>
}

type FieldChange =
  | { do: "set" | "repeat"; key: string; value: string }
  | { do: "drop"; key: string }
  | { do: "nest"; levels: number }

type ByteChange = { do: string; at: number; bytes: Uint8Array }

const KEYS = ["tradeNo", "platFormTradeNo", "amount", "status", "message", "utr", "timestamp"]

const key = fc.oneof(
  { arbitrary: fc.constantFrom(...KEYS, "sign", "successTime"), weight: 6 },
  fc.constantFrom("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "", "$ne"),
  fc.string({ unit: "binary", maxLength: 12 }),
)

/** JSON, and what looks like it. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.stringify(json)),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => JSON.stringify(text)),
  fc.constantFrom(
    ...[
      "0",
      "-0",
      "-1",
      "300",
      "300.00",
      "3e2",
      "1e999",
      "0x10",
      "NaN",
      "01",
      ".5",
      "99999999999999999999",
    ],
    ...[
      '"300"',
      '"300,00"',
      '"３００"',
      '"1e3"',
      '" 300"',
      '"0000"',
      '"0001"',
      '"00029"',
      '"\\u0000"',
    ],
    ...[
      "null",
      "true",
      "[]",
      "{}",
      '{"toString":1}',
      '{"__proto__":{"status":"0000"}}',
      '[["0000"]]',
      "",
    ],
    ...['"\\ud800"', '"\\u202e"', '"\'; drop table paypro_voucher; --"', '"${7*7}"'],
  ),
  fc.nat({ max: 70_000 }).map((length) => JSON.stringify("x".repeat(length))),
)

const fieldChange: fc.Arbitrary<FieldChange> = fc.oneof(
  { arbitrary: fc.record({ do: fc.constant("set" as const), key, value }), weight: 6 },
  { arbitrary: fc.record({ do: fc.constant("repeat" as const), key, value }), weight: 2 },
  { arbitrary: fc.record({ do: fc.constant("drop" as const), key }), weight: 2 },
  fc.record({ do: fc.constant("nest" as const), levels: fc.integer({ min: 1, max: 20_000 }) }),
)

const byteChange: fc.Arbitrary<ByteChange> = fc.record({
  do: fc.constantFrom(
    "overwrite",
    "insert",
    "cut",
    "append",
    "utf16",
    "latin1",
    "bom",
    "gzip",
    "empty",
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})

const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      ...[
        "application/json",
        "application/json; charset=utf-16",
        "application/json; charset=Shift_JIS",
      ],
      ...[
        "application/x-www-form-urlencoded",
        "text/plain",
        "multipart/form-data; boundary=x",
        "*/*",
        "",
      ],
    ),
    "content-encoding": fc.constantFrom("gzip", "deflate", "br", "identity", "nonsense"),
    "x-http-method-override": fc.constant("DELETE"),
    expect: fc.constant("200-ok"),
  },
  { requiredKeys: [] },
)

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  signed: fc.constantFrom(false, false, false, false, true),
  fields: fc.array(fieldChange, { minLength: 1, maxLength: 4 }),
  bytes: fc.option(byteChange, { nil: undefined, freq: 3 }),
  headers: fc.oneof({ arbitrary: fc.constant({}), weight: 4 }, headers),
})

/** Makes of a valid callback what somebody might send instead. */
export function mutate(valid: string, mutation: Mutation, appSecret: string): Request {
  const members = mutation.fields.reduce(change, membersOf(valid))
  const headers = { "content-type": "application/json", ...mutation.headers }
  if (mutation.signed) {
    return {
      members,
      headers: { "content-type": "application/json" },
      body: signed(members, appSecret),
    }
  }
  const body = Buffer.from(print(members))
  return { members, headers, body: mutation.bytes ? changed(body, mutation.bytes) : body }
}

function membersOf(body: string): Member[] {
  return Object.entries(JSON.parse(body)).map(([key, value]) => [key, JSON.stringify(value)])
}

function print(members: Member[]): string {
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(",")}}`
}

function change(members: Member[], mutation: FieldChange): Member[] {
  switch (mutation.do) {
    case "set": {
      const others = members.filter(([key]) => key !== mutation.key)
      return [...others, [mutation.key, mutation.value]]
    }
    case "repeat":
      return [...members, [mutation.key, mutation.value]]
    case "drop":
      return members.filter(([key]) => key !== mutation.key)
    case "nest":
      return [
        ...members,
        ["nested", `${"[".repeat(mutation.levels)}${"]".repeat(mutation.levels)}`],
      ]
  }
}

/** In progress, so that it is no news: with another status PayPro's query would have to confirm it. */
function signed(members: Member[], appSecret: string): Buffer {
  const inProgress: Member[] = [
    ...members.filter(([key]) => key !== "status" && key !== "sign"),
    ["status", '"0015"'],
  ]
  const body = Buffer.from(print(inProgress))
  try {
    const signing = { appSecret: [appSecret], saltPosition: "suffix" as const, sign: undefined }
    const sign = signFields(parseSigned(body), signing)
    return Buffer.from(print([...inProgress, ["sign", JSON.stringify(sign)]]))
  } catch {
    // What cannot be read cannot be signed.
    return body
  }
}

function changed(body: Buffer, { do: how, at, bytes }: ByteChange): Buffer {
  const place = Math.floor(at * body.length)
  switch (how) {
    case "overwrite":
      return Buffer.concat([body.subarray(0, place), bytes, body.subarray(place + bytes.length)])
    case "insert":
      return Buffer.concat([body.subarray(0, place), bytes, body.subarray(place)])
    case "cut":
      return body.subarray(0, place)
    case "append":
      return Buffer.concat([body, bytes])
    case "utf16":
      return Buffer.from(body.toString(), "utf16le")
    case "latin1":
      return Buffer.from(body.toString(), "latin1")
    case "bom":
      return Buffer.concat([Buffer.from("\ufeff"), body])
    case "gzip":
      return gzipSync(body)
    default:
      return Buffer.alloc(0)
  }
}
