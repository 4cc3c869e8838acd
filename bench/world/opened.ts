/** Says how to close what was just opened. */
export type CloseWith = (close: () => Promise<unknown>) => void

/** Opens several things, and closes them in reverse order: when told, or where one of them cannot be opened. */
export async function opened<T extends object>(
  open: (closeWith: CloseWith) => Promise<T>,
): Promise<T & { close(): Promise<void> }> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of closers.splice(0).reverse()) {
      await end()
    }
  }
  try {
    return { ...(await open((end) => closers.push(end))), close }
  } catch (error) {
    await close()
    throw error
  }
}
