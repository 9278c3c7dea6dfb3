// The presenter's panel: who follows, what is asked, what is released. What the wall shows is released answers only.

const presenter = { overview: null, moved: "", isOpen: false }
const panel = make("div", { class: "room-panel", hidden: true })
const wall = make("div", { class: "room-wall", hidden: true })
const note = make("p", { class: "room-note", role: "status" })
let folded = null

const attempt = async (work) => {
  try {
    note.textContent = ""
    await work()
    await refresh()
  } catch (refusal) {
    note.textContent = refusal.message
  }
}

const move = async () => {
  const wished = `${here.slide} ${here.step}`
  if (presenter.moved === wished) return
  presenter.moved = wished
  try {
    await ask(`/rum/${code}/lage`, { slide: here.slide, step: here.step || 0 })
  } catch (refusal) {
    presenter.moved = ""
    note.textContent = refusal.message
  }
}

// Only what changed is drawn anew: a button that is being pressed must stay where it is.
const refresh = async () => {
  const before = presenter.overview
  const found = await (await ask(`/rum/${code}/lage`)).json()
  presenter.overview = found
  opener.textContent = say("opener", { code, count: found.followers })
  people.textContent = say(found.followers === 1 ? "follower" : "followers", { count: found.followers })
  if (JSON.stringify(before?.questions) !== JSON.stringify(found.questions)) drawQuestions()
  if (JSON.stringify(before?.results) !== JSON.stringify(found.results)) drawWall()
}

const opener = button("", () => { panel.hidden = !panel.hidden; opener.setAttribute("aria-expanded", String(!panel.hidden)) }, { class: "room-opener", "aria-expanded": "false" })
const people = make("p", { class: "room-people" })
const asked = make("div", { class: "room-asked" })

// Newest first; whoever has the focus on a button keeps it there.
const drawQuestions = () => {
  const buttons = () => [...asked.querySelectorAll("button")]
  const focused = buttons().indexOf(document.activeElement)
  asked.replaceChildren(...presenter.overview.questions.map(questionRow).reverse())
  if (focused >= 0) buttons()[focused]?.focus()
}

const questionRow = (question) => {
  const set = (wished) => () => attempt(() => ask(`/rum/${code}/fragor/${question.id}`, wished))
  const named = (key) => ({ "aria-label": `${say(key)}: ${question.text}` })
  const state = say(question.is_open ? "is_open" : "is_closed") + (question.is_released ? `, ${say("is_released")}` : "")
  return make("div", { class: "room-question", "data-question": question.id },
    make("h3", {}, question.text),
    make("p", {}, `${say(question.answers === 1 ? "answer_count" : "answers_count", { count: question.answers })} · ${state}`),
    make("div", { class: "room-buttons" },
      button(say(question.is_released ? "take_back" : "release"), set({ is_released: !question.is_released }), { class: "room-main", ...named(question.is_released ? "take_back" : "release") }),
      button(say(question.is_open ? "close" : "reopen"), set({ is_open: !question.is_open }), named(question.is_open ? "close" : "reopen")),
      button(say("review"), () => attempt(() => openReview(question.id)), named("review"))))
}

const drawWall = () => {
  const shown = presenter.overview.results
  // The speaker's window keeps its notes in sight.
  if (!shown || link.has("talare")) { wall.hidden = true; folded = null; return wall.replaceChildren() }
  const question = presenter.overview.questions.find((item) => item.id === shown.id)
  wall.hidden = folded === shown.id
  const scroller = make("div", { class: "room-scroll", tabindex: "0", role: "region", "aria-label": say("results") }, make("h2", {}, question.text), results(shown.groups, !question.choices.length))
  wall.replaceChildren(scroller, button(say("fold"), () => { folded = shown.id; wall.hidden = true; opener.focus() }))
}

const questionForm = () => {
  const text = make("textarea", { rows: 2, maxlength: facts.limits.question, required: true })
  const choices = make("textarea", { rows: 3 })
  const onsubmit = (event) => {
    event.preventDefault()
    const offered = choices.value.split("\n").map((line) => line.trim()).filter(Boolean)
    attempt(async () => {
      await ask(`/rum/${code}/fragor`, { text: text.value, choices: offered, slide: here.slide })
      text.value = choices.value = ""
    })
  }
  return make("form", { onsubmit }, make("h3", {}, say("ask")), make("label", {}, say("question_text"), text),
    make("label", {}, say("choices", { most: facts.limits.choices }), choices), make("button", { class: "room-main" }, say("open_question")))
}

const joinBox = () => {
  const address = `${location.host}/rum/${code}`
  return make("div", { class: "room-join" },
    make("img", { src: `/rum/${code}/qr.svg`, alt: say("qr", { address }), width: 220, height: 220 }),
    make("div", {}, make("p", { class: "room-code" }, code), make("p", { class: "room-address" }, address), people))
}

const files = () => make("div", { class: "room-buttons" },
  ...["csv", "xlsx"].map((kind) => button(say("export", { kind: kind.toUpperCase() }), () => attempt(() => download(`/rum/${code}/svar.${kind}?lang=${language}`, `insteg-${code}.${kind}`)))),
  button(say("end"), endRoom))

const endRoom = async () => {
  if (!confirm(say("end_sure"))) return
  try {
    await ask(`/rum/${code}/slut`, {})
    clearInterval(presenter.timer)
    document.removeEventListener("insteg:slide", move)
    place.replaceChildren(make("p", { class: "room-strip", role: "status" }, say("ended")))
  } catch (refusal) {
    note.textContent = refusal.message
  }
}

const beginPresenting = async () => {
  panel.append(make("h2", {}, say("panel")), joinBox(), questionForm(), note, asked, reviewed, files(), make("p", { class: "room-small" }, say("panel_privacy")))
  place.append(panel, wall, opener)
  opener.textContent = say("opener", { code, count: 0 })
  document.addEventListener("insteg:slide", move)
  // The show spoke before we listened: an empty wish makes it say where it stands.
  document.dispatchEvent(new CustomEvent("insteg:show", { detail: {} }))
  await refresh().catch((refusal) => { note.textContent = refusal.message })
  presenter.timer = setInterval(() => document.hidden || refresh().catch((refusal) => { note.textContent = refusal.message }), 2000)
  if (location.hash === "#rum") opener.click()
}
