// All slides at a glance: a press or a number and Enter leads to one.

const overview = document.getElementById("overview")
const entries = [...overview.querySelectorAll("[data-slide]")]

// Asked for when the overview is, and once.
const fetchPicture = (entry) => {
  if (!entry.dataset.picture) return
  entry.prepend(Object.assign(new Image(), { alt: "", src: entry.dataset.picture }))
  delete entry.dataset.picture
}

const openOverview = () => {
  turn(overview)
  entries.forEach(fetchPicture)
  if (!overview.open) return
  entries.forEach((entry, at) => (at + 1 === now.slide ? entry.setAttribute("aria-current", "true") : entry.removeAttribute("aria-current")))
  entries[now.slide - 1]?.focus()
}

overview.addEventListener("click", (event) => {
  const entry = event.target.closest("[data-slide]")
  if (!entry) return
  overview.close()
  show({ slide: Number(entry.dataset.slide) })
})

// Digits follow each other: 1 and then 2 is twelve where there are so many.
let typed = ""
const focusNumber = (digit) => {
  typed = Number(typed + digit) <= count ? typed + digit : digit
  entries[Number(typed) - 1]?.focus()
}
const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
overview.addEventListener("keydown", (event) => {
  if (/^\d$/.test(event.key)) focusNumber(event.key)
  else typed = ""
  const at = entries.indexOf(document.activeElement)
  if (!ARROWS[event.key] || at < 0) return
  event.preventDefault()
  entries[Math.min(Math.max(at + ARROWS[event.key], 0), count - 1)].focus()
})
overview.addEventListener("close", () => (typed = ""))
