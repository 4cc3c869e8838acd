import type { IncomingMessage, ServerResponse } from "node:http"

const MAX_BODY_BYTES = 1024 * 1024

export class BodyTooLargeError extends Error {}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // Read to the end whatever comes: the sender of too much should still get an answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= MAX_BODY_BYTES) {
      chunks.push(chunk)
    }
  }
  if (size > MAX_BODY_BYTES) {
    throw new BodyTooLargeError("The body is too large")
  }
  return Buffer.concat(chunks)
}

export function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(body) })
    .end(body)
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, "application/json; charset=utf-8", JSON.stringify(body))
}
