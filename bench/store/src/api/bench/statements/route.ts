import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { startRecording, stopRecording } from "../../../measure/statements"

/** Starts to record what is sent to the database. */
export function POST(_req: MedusaRequest, res: MedusaResponse): void {
  startRecording()
  res.json({})
}

/** What was recorded; ends it. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  res.json({ statements: stopRecording() })
}
