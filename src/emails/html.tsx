/** @jsxImportSource preact */
import { renderToString } from "preact-render-to-string"
import { styles as s } from "./styles"
import type { MailContent } from "./mail-content"

/** Mail programs know little CSS and no variables: one column, styles on the elements, readable when they drop them all. */
export function renderMail(content: MailContent): string {
  return `<!doctype html>${renderToString(<Mail content={content} />)}`
}

function Mail({ content }: { content: MailContent }) {
  const { locale, subject, lead, amount, note, storeName } = content
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={s.body}>
        <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
          <tr>
            <td align="center" style={s.page}>
              <div style={s.column}>
                {storeName && <p style={s.store}>{storeName}</p>}
                <div style={s.card}>
                  <p style={s.lead}>{lead}</p>
                  <p style={s.amount}>{amount}</p>
                  {note && <p style={s.fact}>{note}</p>}
                  <Facts content={content} />
                  <p style={s.action}>
                    <a href={content.url} style={s.button}>
                      {content.openPage}
                    </a>
                  </p>
                </div>
                <Steps content={content} />
                <p style={s.small}>
                  {content.tradeNo.label} {content.tradeNo.value}
                </p>
              </div>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

function Facts({ content: { facts, barcode } }: { content: MailContent }) {
  return (
    <>
      {barcode && <img src={`cid:${barcode.id}`} alt={barcode.alt} width="396" style={s.barcode} />}
      {facts.map(({ label, value, isNumber }) => (
        <p style={s.fact}>
          <span style={s.label}>{label}</span>
          <br />
          <strong style={isNumber ? s.number : s.value}>{value}</strong>
        </p>
      ))}
    </>
  )
}

function Steps({ content: { howTo, steps } }: { content: MailContent }) {
  return (
    <>
      <h2 style={s.heading}>{howTo}</h2>
      <ol style={s.steps}>
        {steps.map((step) => (
          <li style={s.step}>{step}</li>
        ))}
      </ol>
    </>
  )
}
