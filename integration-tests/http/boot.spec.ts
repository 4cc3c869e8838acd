import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

jest.setTimeout(120_000)

medusaIntegrationTestRunner({
  moduleName: "boot",
  testSuite: ({ api }) => {
    it("answers", async () => {
      const response = (await api.get("/health")) as { status: number }
      expect(response.status).toBe(200)
    })
  },
})
