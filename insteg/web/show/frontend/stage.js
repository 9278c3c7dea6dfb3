// Which slide is on the stage, in which step, with which line picked out; the slides beside it are drawn ahead.

const count = sections.length
const asked = new URLSearchParams(location.search)
// begun: when the talk began; ends: when the countdown is over, 0 for none. In milliseconds, the same in every window of the show, as is stepwise.
const now = { slide: 1, step: 0, pick: "", blank: false, begun: Date.now(), ends: 0, stepwise: deck.steps }

const said = (phrase, blanks) => phrase.replace(/\{(\w+)\}/g, (_, name) => blanks[name])
const lastStep = (slide) => deck.slides[slide - 1]?.steps.count ?? 0
const whole = (number) => Math.min(Math.max(Math.trunc(number) || 1, 1), count)
// Shown step by step, a slide begins with its first step; otherwise it is whole at once.
const firstStep = (slide) => (now.stepwise && lastStep(slide) ? 1 : 0)

// The one way to change anything. change: slide, step, pick, blank, begun, ends, stepwise. isTold: whether the other window is to hear of it.
const show = (change, isTold = true) => {
  if (!count) return
  const [before, picked] = [now.slide, now.pick]
  const slide = whole(change.slide ?? now.slide)
  if (slide !== before) Object.assign(now, { step: firstStep(slide), pick: deck.slides[slide - 1].highlight })
  Object.assign(now, change, { slide })
  // The last step is the whole picture: both are told apart by nobody.
  if (now.step >= lastStep(slide)) now.step = lastStep(slide) && change.step ? lastStep(slide) : 0
  // Only the slides that change: setting `inert` on all of them costs the browser a new layout.
  for (const number of new Set([before, slide])) place(number)
  showBlank()
  sayPlace(before)
  reveal(slide - 1, now.step, now.pick)
  if (slide !== before) ahead()
  keepPlace()
  const told = { slide: now.slide, step: now.step, ends: now.ends, blank: now.blank, own: isTold }
  if (now.pick !== picked) document.dispatchEvent(new CustomEvent("insteg:pick", { detail: { ...told, pick: now.pick } }))
  document.dispatchEvent(new CustomEvent("insteg:slide", { detail: told }))
  if (isTold) tellOther({ ...now })
}

// Black over everything, also over an open panel: a modal dialog of its own.
const blackness = document.getElementById("blank")
const showBlank = () => {
  if (now.blank && !blackness.open) {
    blackness.showModal()
    // Not its button, which would show itself; it waits for the pointer's next move.
    blackness.focus()
    document.body.classList.remove("awake")
  } else if (!now.blank && blackness.open) blackness.close()
}
// Escape closes it by itself.
blackness.addEventListener("close", () => now.blank && show({ blank: false }))

const place = (number) => {
  const section = sections[number - 1]
  section.classList.toggle("now", number === now.slide)
  section.inert = number !== now.slide
}

const sayPlace = (before) => {
  const { words } = deck
  const blanks = { number: now.slide, count, heading: deck.slides[now.slide - 1].heading }
  const step = now.step ? ` · ${said(words.step, { step: now.step, count: lastStep(now.slide) })}` : ""
  document.getElementById("place").textContent = said(words.place, blanks) + step
  if (before !== now.slide || !document.getElementById("told").textContent) document.getElementById("told").textContent = said(words.told, blanks)
  document.querySelector("[data-do=previous]").disabled = now.slide === 1
  document.querySelector("[data-do=next]").disabled = now.slide === count && !hasMore()
  document.querySelector("[data-do=steps]").setAttribute("aria-pressed", String(now.stepwise))
  asked.set("bild", now.slide)
  try {
    history.replaceState(null, "", `?${asked}${location.hash}`)
  } catch {
    // A file opened from the disk may not change its address; its slide is kept by nobody.
  }
}

// Next slide first, then the one before, then the rest by distance: drawn while the browser has nothing else to do.
const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 30))
let round = 0
const ahead = () => {
  const mine = ++round
  const near = sections.map((_, index) => index).sort((one, other) => distance(one) - distance(other))
  const step = () => {
    const index = near.find((each) => !isDrawn(each))
    if (mine !== round || index === undefined) return
    fitTable(index)
    draw(index).then(() => idle(step))
  }
  idle(step)
}
const distance = (index) => Math.abs(index - now.slide + 0.9)
const isDrawn = (index) => isFitted(index) && isCharted(index)
const isCharted = (index) => !deck.slides[index].chart || drawn.get(index)?.size.join() === sizeOf(sections[index].querySelector(".chart")).join()

const hasMore = () => now.step > 0 && now.step < lastStep(now.slide)
const forward = () => (now.stepwise && hasMore() ? show({ step: now.step + 1 }) : show({ slide: now.slide + 1 }))
const back = () => (now.stepwise && now.step > 1 ? show({ step: now.step - 1 }) : show({ slide: now.slide - 1 }))
const stepDown = () => {
  if (lastStep(now.slide)) show({ step: now.step === 0 ? 1 : now.step + 1 })
}
const stepUp = () => {
  if (now.step > 1) show({ step: now.step - 1 })
}
const pick = (name) => show({ pick: name === now.pick ? "" : name ?? "" })

const redraw = () => {
  reveal(now.slide - 1, now.step, now.pick)
  ahead()
}
let waiting = 0
addEventListener("resize", () => {
  clearTimeout(waiting)
  waiting = setTimeout(redraw, 150)
})
