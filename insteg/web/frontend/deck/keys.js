// What the keys and the clicker do; then the show begins.

const LETTERS = { b: blank, ".": blank, f: full, s: openSpeaker, q: actions.code, t: actions.table, h: actions.help, "?": actions.help }
const NAMED = {
  ArrowRight: forward,
  PageDown: forward,
  ArrowLeft: back,
  PageUp: back,
  ArrowDown: stepDown,
  ArrowUp: stepUp,
  Home: () => show({ slide: 1 }),
  End: () => show({ slide: count }),
}
const letters = document.getElementById("letters")
const byDigit = (digit) => show({ pick: digit === "0" ? "" : deck.slides[now.slide - 1].names[digit - 1] ?? "" })

// A button that has the focus is pressed by space and Enter, and a table is scrolled by arrows: they come first.
const isTaken = (event) => {
  const presses = event.key === " " || event.key === "Enter"
  if (presses) return Boolean(event.target.closest("button, a, input, summary"))
  return event.key.startsWith("Arrow") && Boolean(event.target.closest(".scroll, input"))
}

const onKey = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return undefined
  if (event.key === " ") return event.shiftKey ? back : forward
  if (event.key === "Enter") return stepDown
  if (NAMED[event.key]) return NAMED[event.key]
  if (/^\d$/.test(event.key)) return () => byDigit(event.key)
  return letters.checked ? LETTERS[event.key.toLowerCase()] : undefined
}

document.addEventListener("keydown", (event) => {
  const act = count && onKey(event)
  if (!act) return
  // An open panel covers the slide: only its own letter, which closes it, is meant.
  if (openPanel() && NAMED[event.key] === undefined && ![actions.code, actions.table, actions.help].includes(act)) return
  if (openPanel() && NAMED[event.key]) return
  // A blank screen comes back before anything else happens.
  event.preventDefault()
  act()
})

document.addEventListener("insteg:show", (event) => show(event.detail))

sections.forEach((section) => (section.inert = true))
if (isSpeaker) beSpeaker()
if (count) {
  const first = whole(Number(asked.get("bild") ?? 1))
  now.slide = first
  show({ slide: first, step: firstStep(first), pick: deck.slides[first - 1].highlight }, false)
  ahead()
}
document.documentElement.dataset.ready = "1"
