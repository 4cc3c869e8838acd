/** Loaded for the first barcode: its megabyte of source is a good part of what the plugin adds to a server's start. */
const drawing = async () => await import("bwip-js")

/** Code 128's quiet zone: ten modules on each side, without which tills do not read it. */
const QUIET_ZONE = 10

const settings = (text: string) => ({
  bcid: "code128",
  text,
  height: 14,
  paddingwidth: QUIET_ZONE,
  backgroundcolor: "FFFFFF",
})

/** The reference as a Code 128; null where it has characters that a till's scanner would not type. */
export async function barcodeSvg(reference: string): Promise<string | null> {
  if (!isPrintable(reference)) {
    return null
  }
  const { toSVG } = await drawing()
  return toSVG({ ...settings(reference), scale: 1 })
}

/** The same as PNG, for mail programs: none of them shows SVG reliably. */
export async function barcodePng(reference: string): Promise<Buffer | null> {
  if (!isPrintable(reference)) {
    return null
  }
  const { toBuffer } = await drawing()
  return await toBuffer({ ...settings(reference), scale: 3, paddingheight: 4 })
}

function isPrintable(reference: string): boolean {
  return /^[\x20-\x7e]{1,40}$/.test(reference)
}
