import { describeStore } from "../helpers"
import { attackAdminRoutes } from "./admin-routes"
import { attackBodies } from "./bodies"
import { attackCheckout } from "./checkout"
import { attackPages } from "./pages"
import { attackRecuts } from "./recuts"
import { attackSignatures } from "./signatures"
import { attackWithStorms } from "./storms"

/** What strangers, shoppers and other sites try. docs/threat-model.md names these tests. */
describeStore("attack", (store) => {
  describe("on callbacks", () => {
    attackSignatures(store)
    attackRecuts(store)
    attackBodies(store)
  })
  describe("on checkout and orders", () => attackCheckout(store))
  describe("on the pages", () => {
    attackPages(store)
    attackWithStorms(store)
  })
  describe("on the admin API", () => attackAdminRoutes(store))
})
