import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  RGBLuminanceSource,
} from "@zxing/library"
import type { Page } from "playwright-core"

/** Reads a Code 128 off a picture as a till's scanner would: off what is to be seen, by a library of its own. */
export async function decodeBarcode(page: Page, png: Buffer): Promise<string> {
  const { width, height, gray } = await pixelsOf(page, png)
  const source = new RGBLuminanceSource(Uint8ClampedArray.from(gray), width, height)
  const bitmap = new BinaryBitmap(new HybridBinarizer(source))
  return new Code128Reader().decode(bitmap, new Map([[DecodeHintType.TRY_HARDER, true]])).getText()
}

/** The browser knows how to read a PNG. */
async function pixelsOf(page: Page, png: Buffer) {
  const blank = await page.context().newPage()
  try {
    return await blank.evaluate(async (base64) => {
      const image = new Image()
      image.src = `data:image/png;base64,${base64}`
      await image.decode()
      const { width, height } = image
      const canvas = Object.assign(document.createElement("canvas"), { width, height })
      const context = canvas.getContext("2d")
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] }
      const gray = Array.from({ length: width * height }, (_, pixel) => data[pixel * 4 + 1] ?? 0)
      return { width, height, gray }
    }, png.toString("base64"))
  } finally {
    await blank.close()
  }
}
