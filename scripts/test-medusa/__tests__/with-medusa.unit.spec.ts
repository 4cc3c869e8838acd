import { withMedusa } from "../with-medusa"

it("changes what belongs to Medusa, and nothing else", () => {
  const manifest = {
    name: "plugin",
    dependencies: { "@medusajs/js-sdk": "2.21.2" },
    devDependencies: {
      "@medusajs/eslint-plugin": "2.21.1",
      "@medusajs/medusa": "2.21.2",
      "@medusajs/ui": "4.2.6",
      jest: "29.7.0",
      "react-router-dom": "7.18.2",
      vite: "7.3.8",
    },
    peerDependencies: { "@medusajs/medusa": "^2.18.0" },
  }
  const admins = { "@medusajs/ui": "4.2.0", "react-router-dom": "6.30.4", vite: "^5.4.21" }
  expect(withMedusa(manifest, "2.18.0", admins)).toEqual({
    ...manifest,
    devDependencies: {
      "@medusajs/medusa": "2.18.0",
      "@medusajs/ui": "4.2.0",
      jest: "29.7.0",
      "react-router-dom": "6.30.4",
      vite: "^5.4.21",
    },
  })
})
