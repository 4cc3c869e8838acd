/** The page's style: one column on a phone, two on a desk, one sheet of paper. */
const SOURCE = `
:root {
  color-scheme: light dark;
  --page: #f3f4f6; --card: #fff; --well: #f6f7f9; --ink: #14171f; --soft: #535b69; --line: #d9dde4;
  --edge: #767f8f; --accent: #0a5f55; --on-accent: #fff;
  --tone: #6b4100; --tint: #fff1cf;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --card: #181c24; --well: #10141b; --ink: #f1f3f7; --soft: #aab2c0; --line: #323947;
    --edge: #808a9b; --accent: #5fd3c0; --on-accent: #06231f;
    --tone: #ffd88a; --tint: #3a2c0c;
  }
}
main[data-state=paid] { --tone: #0b5a32; --tint: #d9f3e4 }
main:is([data-state=failed], [data-state=void], [data-state=overdue], [data-state=with_store]) { --tone: #8a1c1c; --tint: #fde7e6 }
@media (prefers-color-scheme: dark) {
  main[data-state=paid] { --tone: #83e2ae; --tint: #0e3522 }
  main:is([data-state=failed], [data-state=void], [data-state=overdue], [data-state=with_store]) { --tone: #ffb4ae; --tint: #451a1a }
}
* { box-sizing: border-box; margin: 0; padding: 0 }
html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; background: var(--page); color: var(--ink); -webkit-text-size-adjust: 100% }
body { max-width: 60rem; min-height: 100vh; margin: 0 auto; padding: 0 1rem 2.5rem }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: 1rem 0 }
.store { font-size: 1.0625rem; font-weight: 650; overflow-wrap: anywhere }
.store img { display: block; max-width: 100%; object-fit: contain; border-radius: .375rem }
@media (prefers-color-scheme: dark) { .store img { padding: .25rem .5rem; background: #fff } }
nav { display: flex; flex: none; padding: .1875rem; border-radius: .625rem; background: var(--card); border: 1px solid var(--line) }
nav a { padding: .3125rem .625rem; border-radius: .4375rem; color: var(--soft); font-size: .875rem; text-decoration: none }
nav a[aria-current] { background: var(--page); color: var(--ink); font-weight: 600 }
main { display: grid; gap: 1.25rem }
.card, .steps { background: var(--card); border: 1px solid var(--line); border-radius: 1rem }
.card { padding: 1.25rem }
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .375rem .75rem }
.order { font-weight: 600; font-variant-numeric: tabular-nums }
.badge { display: inline-flex; align-items: center; gap: .5rem; padding: .1875rem .75rem; border-radius: 2rem; background: var(--tint); color: var(--tone); font-size: .875rem; font-weight: 600 }
.badge::before { content: ""; width: .5rem; height: .5rem; border-radius: 50%; background: currentColor }
main[data-live] .badge::before { animation: beat 1.8s ease-in-out infinite }
@keyframes beat { 50% { opacity: .25 } }
@media (prefers-reduced-motion: reduce) { main[data-live] .badge::before { animation: none } }
h1 { margin-top: .625rem; font-size: 1.375rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance }
.done { display: block; margin-bottom: .875rem; color: var(--tone) }
.lead { margin-top: .375rem; color: var(--soft) }
:is(.lead, .surplus, .notice, .help) a { color: inherit; font-weight: 600 }
.notice { margin-bottom: 1rem; padding: .75rem 1rem; border-radius: .625rem; border: 1px solid var(--tone); background: var(--tint); color: var(--tone) }
.amount { margin-top: 1.125rem }
.label, dt { color: var(--soft); font-size: .875rem }
.money { font-size: clamp(2rem, 10.5vw, 2.5rem); font-weight: 700; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
.money abbr { margin-left: .375rem; font-size: 1rem; font-weight: 600; letter-spacing: 0; color: var(--soft) }
.deadline { margin-top: .375rem; font-size: .9375rem; color: var(--soft) }
.deadline time:first-child { color: var(--ink); font-weight: 600 }
.left { display: table; margin-top: .375rem; padding: 0 .625rem; border-radius: 1rem; background: var(--tint); color: var(--tone); font-weight: 600 }
.surplus { margin-top: .75rem; padding-left: .75rem; border-left: 3px solid var(--tone) }
.progress { margin-top: .625rem; color: var(--soft); font-size: .9375rem }
progress { display: block; width: 100%; height: .625rem; margin-bottom: .375rem; appearance: none; border: 0; border-radius: 1rem; overflow: hidden; background: var(--line) }
progress::-webkit-progress-bar { background: var(--line) }
progress::-webkit-progress-value { background: var(--accent) }
progress::-moz-progress-bar { background: var(--accent) }
.reference { margin: 1.25rem -1.25rem -1.25rem; padding: 1.25rem; border-top: 2px dashed var(--line); border-radius: 0 0 1rem 1rem; background: var(--well) }
dl { display: grid; gap: .875rem }
dd { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .375rem .75rem; font-size: 1.125rem; font-weight: 600; font-variant-numeric: tabular-nums }
.bank { font-size: 1rem }
.number { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: clamp(1rem, 5.1vw, 1.1875rem); overflow-wrap: anywhere }
.number span { display: inline-block; margin-right: .5em }
.barcode { margin-bottom: 1.125rem; padding: .75rem 0; border: 1px solid var(--line); border-radius: .75rem; background: #fff; text-align: center; forced-color-adjust: none }
.barcode svg { display: block; width: 100%; max-width: 24.75rem; margin: 0 auto; shape-rendering: crispEdges }
button, .button { display: inline-flex; align-items: center; justify-content: center; gap: .4375rem; min-height: 2.75rem; padding: .5rem 1.125rem; border: 1px solid var(--edge); border-radius: .625rem; background: var(--card); color: var(--ink); font: inherit; font-size: 1rem; font-weight: 600; line-height: 1.25; text-align: center; text-decoration: none; cursor: pointer }
.copy { flex: none; padding: .375rem .75rem; color: var(--accent); border-color: var(--accent); font-size: .9375rem }
.copy svg { flex: none }
.share { margin-top: 1.125rem }
.share button { width: 100% }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.aside { display: grid; gap: 1.25rem; align-content: start }
.steps { padding: 1.25rem }
h2 { font-size: 1.125rem; margin-bottom: .75rem }
ol { display: grid; gap: .875rem; list-style: none; counter-reset: step }
li { display: grid; grid-template-columns: 1.75rem 1fr; gap: .75rem; counter-increment: step }
li::before { content: counter(step); width: 1.75rem; height: 1.75rem; border-radius: 50%; border: 1.5px solid var(--accent); color: var(--accent); font-size: .875rem; font-weight: 700; line-height: 1.625rem; text-align: center }
.live, .trade-no, .help { color: var(--soft); font-size: .9375rem }
.live a { color: var(--accent); font-weight: 600 }
.trade-no span { color: var(--ink); font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
.actions { display: flex; flex-wrap: wrap; gap: .75rem }
.card .actions { margin-top: 1.25rem }
.actions:empty { display: none }
.actions form { flex-basis: 100% }
.actions form p { margin-bottom: .625rem }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none }
html:not(.js) .scripted, .js .unscripted, html:not(.sharing) [data-sharing] { display: none }
@media (min-width: 52rem) {
  header { padding: 1.5rem 0 }
  main:has(.steps) { grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); align-items: start }
  main:not(:has(.steps)) { max-width: 36rem; margin: 0 auto }
  .card { padding: 1.75rem }
  .reference { margin: 1.5rem -1.75rem -1.75rem; padding: 1.5rem 1.75rem 1.75rem }
  h1 { font-size: 1.625rem }
  .money { font-size: 3rem }
}
@media (max-width: 30rem) {
  .copy { flex: 1 1 auto }
  .actions > *, .actions form button { flex: 1 1 100%; width: 100% }
}
@media print {
  @page { margin: 14mm }
  :root, main[data-state] { --page: #fff; --card: #fff; --well: #fff; --ink: #000; --soft: #333; --line: #999; --edge: #333; --tone: #000; --tint: #fff; --accent: #000; color-scheme: light }
  html { font-size: 11pt }
  body { max-width: none; min-height: 0; padding: 0 }
  .store img { padding: 0 }
  nav, .actions, .live, .copy, .share, .help, .left, .notice { display: none !important }
  .badge { padding: 0 }
  .badge::before { display: none }
  main { display: block }
  .card, .steps { padding: 0; border: 0; break-inside: avoid }
  .reference { margin: 6mm 0 0; padding: 6mm 0 0; border-radius: 0 }
  .barcode { padding: 0; border: 0; text-align: left }
  .barcode svg { margin: 0 }
  .steps { margin-top: 8mm }
  .trade-no { margin-top: 6mm }
}
/* The payment page. */
@media screen { main:is([data-state=canceled], [data-state=expired]) { --tone: #8a1c1c; --tint: #fde7e6 } }
@media screen and (prefers-color-scheme: dark) { main:is([data-state=canceled], [data-state=expired]) { --tone: #ffb4ae; --tint: #451a1a } }
.bill { gap: .25rem; margin-top: 1.125rem; padding-top: .875rem; border-top: 1px solid var(--line) }
.bill div { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 .75rem }
.bill dd { font-size: 1rem }
.method + .method { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line) }
h3 { font-size: 1rem }
.hint, .choice p { color: var(--soft); font-size: .9375rem }
.choice { margin-top: .75rem }
.choice p { margin-bottom: .5rem }
.choice .button { width: 100% }
@media print { .choice { display: none } }
`

export const STYLE = SOURCE.replace(/\s*\n\s*/g, "\n").trim()
