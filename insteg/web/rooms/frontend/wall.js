// What the wall shows of a question: itself and how many have answered, then what was released. It covers the slide until it is folded.

const wall = make("div", { class: "room-wall", hidden: true })
const wallState = { shown: "", folded: "", isAudience: false }
// A reload of this window leaves folded what was folded; a window that comes anew shows a question of its own slide only.
const FOLDED = `insteg.vikt.${code}`
const fold = (name) => {
  wallState.folded = name
  try { sessionStorage.setItem(FOLDED, name) } catch { /* a browser that keeps nothing begins anew */ }
}
const foldAtFirst = () => {
  let kept = null
  try { kept = sessionStorage.getItem(FOLDED) } catch { /* the same */ }
  const question = current()
  wallState.folded = kept ?? (question && question.slide !== here.slide ? nameOf(question) : "")
}

// The question that is spoken of now: the last one that is open or released.
const current = () => presenter.overview?.questions.findLast((item) => item.is_open || item.is_released)
const nameOf = (question) => `${question.id} ${question.is_released}`

const waitingFor = (question) => [
  make("p", { class: "room-number" }, make("strong", {}, String(question.answers)), ` ${many("answer_word", question.answers)}`),
  make("div", { class: "room-waiting" },
    question.choices.length ? make("ul", { class: "room-offered" }, ...choicesOf(question).map((choice) => make("li", {}, choice))) : null,
    joinBox()),
]

const releasedOf = (question) => [results(presenter.overview.results.groups, choicesOf(question), presenter.overview.results.words)]

// title, the parts below it, its name among what was folded, and whether answers may still be released.
const wallContent = () => {
  if (presenter.isOver) return null
  if (wallState.isAudience) return { title: say("audience.title"), parts: askedOnWall(), name: "audience" }
  const question = current()
  if (!question) return null
  const isShown = question.is_released && presenter.overview.results?.id === question.id
  const title = questionText(question)
  // The slide below may have the same heading: told apart by those who hear them.
  return { title, label: `${say("question")}: ${title}`, parts: isShown ? releasedOf(question) : waitingFor(question), name: nameOf(question), released: isShown ? null : question }
}

const drawWall = () => {
  const content = wallContent()
  // The speaker's window keeps its notes in sight.
  if (!content || link.has("talare")) { wall.hidden = true; return wall.replaceChildren() }
  const { title, label = title, parts, name, released } = content
  const focused = [...wall.querySelectorAll("button")].indexOf(document.activeElement)
  wall.replaceChildren(
    make("div", { class: "room-scroll", tabindex: "0", role: "region", "aria-label": label }, make("h2", {}, title), ...parts.filter(Boolean)),
    make("div", { class: "room-buttons" },
      released ? button(say("release"), () => attempt(() => ask(`${root}/rum/${code}/fragor/${released.id}`, { is_released: true }))) : null,
      button(say("fold"), foldWall)))
  if (focused >= 0) wall.querySelectorAll("button")[focused]?.focus()
  wallState.shown = name
  wall.hidden = wallState.folded === name
  fitWall()
}

// Nobody scrolls a wall: what is too much for it is written smaller, down to where it can no longer be read.
const SMALLEST_ON_WALL = 0.55
const fitWall = () => {
  const scroller = wall.querySelector(".room-scroll")
  if (wall.hidden || !scroller) return
  let size = 1
  do {
    scroller.style.fontSize = `${size}em`
    size -= 0.05
  } while (size >= SMALLEST_ON_WALL && scroller.scrollHeight > scroller.clientHeight + 1)
}
addEventListener("resize", fitWall)

// True when there was something to fold.
const foldWall = () => {
  if (wall.hidden) return false
  fold(wallState.isAudience ? nameOf(current() ?? {}) : wallState.shown)
  wallState.isAudience = false
  wall.hidden = true
  return true
}

const turnWall = () => {
  if (foldWall()) return
  fold("")
  drawWall()
}

document.addEventListener("insteg:letter", ({ detail }) => detail.letter === "v" && turnWall())
