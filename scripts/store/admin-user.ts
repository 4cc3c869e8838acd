import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** As `medusa user` does it. Does nothing where the user exists. */
export async function createAdmin(
  container: MedusaContainer,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const users = container.resolve(Modules.USER)
  const auth = container.resolve(Modules.AUTH)
  const [existing] = await users.listUsers({ email })
  if (existing) {
    return
  }
  const user = await users.createUsers({ email })
  const { authIdentity, error } = await auth.register("emailpass", {
    url: "",
    headers: {},
    query: {},
    body: { email, password },
    protocol: "http",
  })
  if (!authIdentity) {
    throw new Error(`The admin user was not created: ${error ?? "no identity"}`)
  }
  await auth.updateAuthIdentities({
    id: authIdentity.id,
    app_metadata: { user_id: user.id },
  })
}
