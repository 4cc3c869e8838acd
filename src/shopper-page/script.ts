/**
 * The page's script, as it stands in the page. It asks the page's own address whether there is news, and takes over
 * what the server has rendered; so there is one rendering, and without the script everything is there but the news.
 * It asks every few seconds at first, then less and less often, and not at all while nobody is looking.
 */
const SOURCE = `
(() => {
  const FIRST = 3000, LONGEST = 30000, MINUTE = 60000
  const page = document.documentElement
  const main = () => document.querySelector("main")
  let wait = FIRST, timer

  page.classList.add("js")
  if (navigator.share) page.classList.add("sharing")

  const say = (text) => { document.getElementById("news").textContent = text }

  const takeOver = (text) => {
    const fresh = new DOMParser().parseFromString(text, "text/html")
    const focused = document.activeElement && document.activeElement.id
    main().replaceWith(document.adoptNode(fresh.querySelector("main")))
    document.title = fresh.title
    if (focused) (document.getElementById(focused) || document.body).focus()
    const news = main().querySelectorAll(".badge, h1, .lead, .money")
    say(Array.from(news, (part) => part.textContent).join(". "))
  }

  const look = async () => {
    clearTimeout(timer)
    try {
      const headers = { "if-none-match": main().dataset.version }
      const answer = await fetch(location.href, { headers, cache: "no-store" })
      if (answer.ok) {
        takeOver(await answer.text())
        wait = FIRST
      } else {
        wait = answer.status === 304 ? Math.min(wait * 1.5, LONGEST) : LONGEST
      }
    } catch {
      wait = LONGEST
    }
    plan()
  }

  const plan = () => {
    clearTimeout(timer)
    if (main().dataset.live && !document.hidden) timer = setTimeout(look, wait)
  }

  const countDown = () => {
    const left = document.querySelector("[data-left]")
    if (!left) return
    const minutes = Math.floor((Date.parse(left.dataset.left) - Date.now()) / MINUTE)
    if (minutes < 0) return look()
    const count = (number, unit) =>
      new Intl.NumberFormat(page.lang, { style: "unit", unit, unitDisplay: "long" }).format(number)
    const time =
      minutes >= 2880 ? count(Math.floor(minutes / 1440), "day")
      : minutes >= 120 ? count(Math.floor(minutes / 60), "hour")
      : count(minutes, "minute")
    left.textContent = left.dataset[minutes === 1 ? "one" : "other"].replace("%s", time)
  }

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy)
    } catch {
      const field = document.createElement("textarea")
      field.value = button.dataset.copy
      document.body.append(field)
      field.select()
      document.execCommand("copy")
      field.remove()
      button.focus()
    }
    const label = button.querySelector("span"), before = button.dataset.label || label.textContent
    button.dataset.label = before
    label.textContent = button.dataset.done
    say(button.dataset.done)
    setTimeout(() => { label.textContent = before }, 2000)
  }

  // Whoever gets the address reads it in their own language. A person who thinks better of it is no error.
  const share = ({ dataset }) =>
    navigator
      .share({ title: document.title, text: dataset.share, url: location.origin + location.pathname })
      .catch(() => {})

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button")
    if (!button) return
    if (button.dataset.copy) copy(button)
    if (button.dataset.share) share(button)
    if ("print" in button.dataset) print()
  })

  // Two clicks are one wish; the server sees to that as well.
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault()
    event.target.dataset.sent = "yes"
  })
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent
  })

  document.addEventListener("visibilitychange", () => {
    wait = FIRST
    if (document.hidden) clearTimeout(timer)
    else if (main().dataset.live) look()
  })

  setInterval(countDown, MINUTE / 2)
  plan()
})()
`

export const SCRIPT = SOURCE.replace(/\n\s+/g, "\n").trim()
