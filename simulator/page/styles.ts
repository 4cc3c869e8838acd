export const STYLES = `
:root { color-scheme: light dark; --line: light-dark(#d8dbe0, #3a3d44); --soft: light-dark(#5a6069, #a9b0ba);
  --back: light-dark(#fff, #17181b); --panel: light-dark(#f6f7f9, #202226); --text: light-dark(#17181b, #f1f2f4) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 84rem; padding: 1.25rem 1.5rem 3rem; background: var(--back); color: var(--text); font: 14px/1.45 system-ui, sans-serif }
h1 { font-size: 1.2rem; margin: 0 }
h2 { font-size: 1rem; margin: 1.75rem 0 .5rem }
code, .number { font-family: ui-monospace, monospace; font-size: .92em }
.soft { color: var(--soft) }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .7rem 1.2rem; margin: 0 0 .7rem }
dt { color: var(--soft); font-size: .85em }
dd { margin: 0; overflow-wrap: anywhere }
dd > .soft { display: block }
ul { margin: 0 0 .6rem; padding-left: 1.2rem }
form { display: inline-flex; flex-wrap: wrap; gap: .35rem; align-items: center; margin: 0 }
button, input, select { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .2rem .55rem }
button { cursor: pointer }
button:hover { border-color: var(--soft) }
input[type=text], input[type=number] { width: 6.5rem }
.badge { border-radius: 99px; padding: .1rem .55rem; border: 1px solid currentColor; font-size: .85em }
.s0000 { color: light-dark(#0b6b38, #5fd394) } .s0001 { color: light-dark(#8a5300, #f0b35c) }
.s0015 { color: light-dark(#1d4fa3, #8ab4f8) } .s00029 { color: light-dark(#a3211d, #f28b82) } .s00032 { color: light-dark(#6b3fa0, #c7a6f2) }
.panel form + form { margin-left: .35rem }
.panel label { margin-right: .7rem }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; margin: .75rem 0 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .25rem 0 .75rem }
`
