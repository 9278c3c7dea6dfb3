// What the keys and the clicker do; then the show begins.

const LETTERS = {
  b: blank, ".": blank, f: full, s: openSpeaker, q: code, t: actions.table, h: actions.help, "?": actions.help,
  o: actions.overview, l: turnPointer, y: turnYears,
}
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
// A clicker has these alone: they change the slide whatever was pressed before, also out of a panel or a field.
const CLICKER = ["PageDown", "PageUp"]
const letters = document.getElementById("letters")
const byDigit = (digit) => show({ pick: digit === "0" ? "" : deck.slides[now.slide - 1].names[digit - 1] ?? "" })

const isWriting = (node) => Boolean(node.closest("textarea, select, input:not([type=checkbox], [type=radio])"))

// A button that has the focus is pressed by space and Enter, and a table is scrolled by arrows: they come first.
const isTaken = (event) => {
  if (isWriting(event.target)) return true
  const presses = event.key === " " || event.key === "Enter"
  if (presses) return Boolean(event.target.closest("button, a, input, summary"))
  return event.key.startsWith("Arrow") && Boolean(event.target.closest(".scroll, .room-scroll, input"))
}

// Rooms hear the letters that mean nothing here; what they open stands on the wall, also when it was pressed beside the notes.
const tellLetter = (letter) => () => onWall(letter) || document.dispatchEvent(new CustomEvent("insteg:letter", { detail: { letter } }))
const press = (letter) => (LETTERS[letter] ?? tellLetter(letter))()
// A button of a room's in the speaker's window: prevented where a wall has heard it.
document.addEventListener("insteg:on-wall", (event) => onWall(event.detail.letter) && event.preventDefault())

const onKey = (event) => {
  if (CLICKER.includes(event.key)) return NAMED[event.key]
  if (isTaken(event)) return undefined
  if (event.key === " ") return event.shiftKey ? back : forward
  if (event.key === "Enter") return stepDown
  if (NAMED[event.key]) return NAMED[event.key]
  if (/^\d$/.test(event.key)) return () => byDigit(event.key)
  if (!letters.checked || event.key.length > 1) return undefined
  const letter = event.key.toLowerCase()
  return LETTERS[letter] ?? tellLetter(letter)
}

// Where the show was put together, with the show. One file on a disk has no such place, and phones don't leave it by a key.
const leave = () => {
  if (isSpeaker) return window.close()
  if (deck.leave && !deck.follower) location.assign(`${deck.leave}${storyOf() ? `&visning=${storyOf()}` : ""}`)
}

// One thing at a time: a field, what a room lays over the slide, the pointer, the years; with nothing left, the show.
const escape = (event) => {
  if (isWriting(event.target)) return event.target.blur()
  const isFree = document.dispatchEvent(new CustomEvent("insteg:escape", { cancelable: true }))
  if (isFree && !stopPointer() && !endYears()) leave()
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  // Browsers close their own panels, the black one too.
  if (event.key === "Escape") return openPanel() || now.blank ? undefined : escape(event)
  const act = count && onKey(event)
  if (!act) return
  // A black screen comes back before anything else happens.
  if (now.blank) {
    event.preventDefault()
    return blank()
  }
  // An open panel covers the slide: the clicker closes it and goes on, its own letter closes it, the rest are the panel's.
  const panels = [code, actions.table, actions.help, actions.overview]
  if (openPanel() && !panels.includes(act)) {
    if (!CLICKER.includes(event.key)) return
    openPanel().close()
  }
  event.preventDefault()
  act()
})

document.addEventListener("insteg:show", (event) => show(event.detail))

sections.forEach((section) => (section.inert = true))
if (isSpeaker) beSpeaker()
// Remembered before a room takes it out of the address.
storyOf()
if (count) {
  const isPlaced = asked.has("bild")
  const first = whole(Number(asked.get("bild") ?? 1))
  now.slide = first
  const begun = { slide: first, step: firstStep(first), pick: deck.slides[first - 1].highlight }
  show({ ...begun, ...keptPlace() }, false)
  // A window that was closed in the middle takes its place again from the one that is open.
  if (!isSpeaker) tellOther(isPlaced ? {} : { hello: true })
  ahead()
}
if (!deck.follower) setInterval(tick, 1000)
tick()
document.documentElement.dataset.ready = "1"
