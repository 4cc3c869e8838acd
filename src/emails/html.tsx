/** @jsxImportSource preact */
import { renderToString } from "preact-render-to-string"
import { styles as s } from "./styles"
import type { MailContent, Table } from "./mail-content"

/** Mail programs know little CSS and no variables: one column, styles on the elements, readable when they drop them all. */
export function renderHtml(content: MailContent): string {
  return `<!doctype html>${renderToString(<Mail content={content} />)}`
}

function Mail({ content }: { content: MailContent }) {
  const { locale, subject, storeName } = content
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
                <Card content={content} />
                <Steps content={content} />
                <Links content={content} />
                {content.footer && <p style={s.small}>{content.footer}</p>}
              </div>
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

function Card({ content }: { content: MailContent }) {
  const { lead, amount, note, table, button } = content
  return (
    <div style={s.card}>
      <p style={s.lead}>{lead}</p>
      {amount && <p style={s.amount}>{amount}</p>}
      {note && <p style={s.fact}>{note}</p>}
      <Facts content={content} />
      {table && <Rows table={table} />}
      <p style={s.action}>
        <a href={button.url} style={s.button}>
          {button.text}
        </a>
      </p>
    </div>
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

function Rows({ table: { head, rows } }: { table: Table }) {
  return (
    <table style={s.table} cellPadding="0" cellSpacing="0">
      <tr>
        {head.map((label) => (
          <th scope="col" style={s.head}>
            {label}
          </th>
        ))}
      </tr>
      {rows.map((row) => (
        <tr>
          {row.map((cell) => (
            <td style={s.cell}>{cell}</td>
          ))}
        </tr>
      ))}
    </table>
  )
}

function Steps({ content: { howTo } }: { content: MailContent }) {
  return howTo ? (
    <>
      <h2 style={s.heading}>{howTo.heading}</h2>
      <ol style={s.steps}>
        {howTo.steps.map((step) => (
          <li style={s.step}>{step}</li>
        ))}
      </ol>
    </>
  ) : null
}

function Links({ content: { links } }: { content: MailContent }) {
  return (
    <>
      {links.map(({ text, url }) => (
        <p style={s.linked}>
          <a href={url} style={s.link}>
            {text}
          </a>
        </p>
      ))}
    </>
  )
}
