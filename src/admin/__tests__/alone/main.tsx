/**
 * A page that is no dashboard: it brings no router and no query client, or, under `/app/routed`, only a router. What the
 * plugin adds to the admin must work on it all the same.
 */
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"
import { Toaster } from "@medusajs/ui"
import i18next from "i18next"
import type { ReactNode } from "react"
import { createRoot } from "react-dom/client"
import { initReactI18next } from "react-i18next"
import { createBrowserRouter, Link, RouterProvider } from "react-router-dom"
import resources from "../../i18n"
import PayproPage from "../../routes/paypro/page"
import OrderPaypro from "../../widgets/order-paypro"

declare global {
  interface Window {
    /** What the dashboard hands to a widget of an order. */
    order: DetailWidgetProps<AdminOrder>["data"]
  }
}

const { searchParams, pathname } = new URL(window.location.href)

void i18next.use(initReactI18next).init({
  resources,
  lng: searchParams.get("lng") ?? "en",
  fallbackLng: "en",
  interpolation: { escapeValue: false },
})

const pages: Record<string, ReactNode> = {
  "/app/paypro": <PayproPage />,
  "/app/order": <OrderPaypro data={window.order} />,
  "/app/routed/paypro": <Routed />,
}

function Routed() {
  const router = createBrowserRouter(
    [
      {
        path: "/routed/paypro",
        Component: () => (
          <>
            <Link to="/routed/paypro">Menu</Link>
            <PayproPage />
          </>
        ),
      },
      { path: "/orders/:id", element: <h1>Page of an order</h1> },
    ],
    { basename: "/app" },
  )
  return <RouterProvider router={router} />
}

const root = document.getElementById("root")
if (root) {
  createRoot(root).render(
    <>
      <p>The rest of the page</p>
      {pages[pathname]}
      <Toaster />
    </>,
  )
}
