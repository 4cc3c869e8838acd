/** MD5 that goes on where another one ended: the attack that a secret in front of a text does not withstand. */

const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
]
const SINES = Array.from({ length: 64 }, (_, at) =>
  Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32),
)
const BLOCK = 64

type State = [number, number, number, number]

const rotated = (value: number, by: number) => (value << by) | (value >>> (32 - by))

function compress(state: State, block: Buffer): State {
  let [a, b, c, d] = state
  for (let at = 0; at < BLOCK; at++) {
    const round = at >> 4
    const [mixed, word] = [
      [(b & c) | (~b & d), at],
      [(d & b) | (~d & c), (5 * at + 1) % 16],
      [b ^ c ^ d, (3 * at + 5) % 16],
      [c ^ (b | ~d), (7 * at) % 16],
    ][round] as [number, number]
    const sum = (a + mixed + (SINES[at] ?? 0) + block.readUInt32LE(word * 4)) | 0
    const next = (b + rotated(sum, SHIFTS[round]?.[at % 4] ?? 0)) | 0
    ;[a, d, c, b] = [d, c, b, next]
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0]
}

function paddingOf(length: number): Buffer {
  const zeros = (BLOCK + 55 - (length % BLOCK)) % BLOCK
  const padding = Buffer.alloc(1 + zeros + 8)
  padding[0] = 0x80
  padding.writeUInt32LE(length * 8, 1 + zeros)
  return padding
}

/** What to append to a text of `length` bytes whose MD5 was seen, and the MD5 of the whole. */
export function extend(seen: string, length: number, more: string) {
  const suffix = Buffer.concat([paddingOf(length), Buffer.from(more)])
  const rest = Buffer.concat([Buffer.from(more), paddingOf(length + suffix.length)])
  const bytes = Buffer.from(seen, "hex")
  let state = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at) | 0) as State
  for (let at = 0; at < rest.length; at += BLOCK) {
    state = compress(state, rest.subarray(at, at + BLOCK))
  }
  const digest = Buffer.alloc(16)
  state.forEach((word, at) => digest.writeInt32LE(word, at * 4))
  return { suffix, digest: digest.toString("hex") }
}
