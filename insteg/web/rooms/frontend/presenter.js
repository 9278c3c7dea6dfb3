// The presenter's panel: who follows, what is asked, what is released.

const presenter = { overview: null, opened: new Set(), isOver: false }
const panel = make("div", { class: "room-panel", hidden: true })
const note = make("p", { class: "room-note", role: "status" })

const attempt = async (work) => {
  try {
    note.textContent = ""
    await work()
    if (!presenter.isOver) await refresh()
  } catch (refusal) {
    note.textContent = refusal.message
  }
}

// Only what changed is drawn anew: a button that is being pressed must stay where it is.
const refresh = async () => {
  const before = presenter.overview
  const found = await (await ask(`${root}/rum/${code}/lage`)).json()
  presenter.overview = found
  if (!before) foldAtFirst()
  opener.textContent = say("opener", { code, count: found.followers })
  lineNote.textContent = ""
  tellPeople(found.followers)
  const isNew = (name) => JSON.stringify(before?.[name]) !== JSON.stringify(found[name])
  if (isNew("questions")) drawQuestions()
  if (isNew("audience")) drawAsking()
  if (isNew("questions") || isNew("results") || isNew("audience")) drawWall()
}

// A reload leaves the panel as it was; a speaker's window has a panel of its own.
const PANEL = `insteg.panel.${code}${link.has("talare") ? ".talare" : ""}`
const wasOpen = () => {
  try { return (sessionStorage.getItem(PANEL) ?? String(location.hash === "#rum")) === "true" } catch { return location.hash === "#rum" }
}
// The panel stands beside the slide, which makes room for it.
const turnPanel = () => {
  panel.hidden = !panel.hidden
  try { sessionStorage.setItem(PANEL, String(!panel.hidden)) } catch { /* a browser that keeps nothing begins anew */ }
  opener.setAttribute("aria-expanded", String(!panel.hidden))
  dispatchEvent(new Event("resize"))
}
const opener = button("", turnPanel, { class: "room-opener", "aria-expanded": "false" })

// A slide that holds a question asks it when the show comes there, once; the window on the wall does it, not the speaker's.
const askPrepared = async () => {
  const slide = preparedOn(here.slide)
  const isAsked = presenter.opened.has(here.slide) || presenter.overview?.questions.some((item) => item.slide === here.slide && slide?.own.headings.includes(item.text))
  if (!slide || isAsked || !presenter.overview || link.has("talare")) return
  presenter.opened.add(here.slide)
  await attempt(() => ask(`${root}/rum/${code}/fragor`, { text: slide.heading, choices: slide.own.choices, slide: here.slide }))
}

// What lies over the slide goes with it.
const onSlide = () => {
  if (here.slide !== presenter.slide) foldWall()
  presenter.slide = here.slide
  askPrepared()
}

const onEscape = (event) => {
  if (foldWall()) return event.preventDefault()
  if (panel.hidden) return undefined
  turnPanel()
  return event.preventDefault()
}
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
  const set = (wished) => () => attempt(() => ask(`${root}/rum/${code}/fragor/${question.id}`, wished))
  const named = (key) => ({ "aria-label": `${say(key)}: ${question.text}` })
  const state = say(question.is_open ? "is_open" : "is_closed") + (question.is_released ? `, ${say("is_released")}` : "")
  return make("div", { class: "room-question", "data-question": question.id },
    make("h3", {}, question.text),
    make("p", {}, `${many("answer_count", question.answers)} · ${state}`),
    make("div", { class: "room-buttons" },
      button(say(question.is_released ? "take_back" : "release"), set({ is_released: !question.is_released }), { class: "room-main", ...named(question.is_released ? "take_back" : "release") }),
      button(say(question.is_open ? "close" : "reopen"), set({ is_open: !question.is_open }), named(question.is_open ? "close" : "reopen")),
      button(say("review"), () => attempt(() => openReview(question.id)), named("review"))))
}

const questionForm = () => {
  const text = make("textarea", { rows: 2, maxlength: facts.limits.question, required: true })
  const choices = make("textarea", { rows: 3 })
  const scale = make("input", { type: "checkbox" })
  const onsubmit = (event) => {
    event.preventDefault()
    const lines = choices.value.split("\n").map((line) => line.trim()).filter(Boolean)
    const offered = scale.checked ? scaleOf(...lines) : lines
    attempt(async () => {
      await ask(`${root}/rum/${code}/fragor`, { text: text.value, choices: offered, slide: here.slide })
      text.value = choices.value = ""
      scale.checked = false
    })
  }
  return make("form", { onsubmit }, make("h3", {}, say("ask")), make("label", {}, say("question_text"), text),
    make("label", {}, say("choices", { most: facts.limits.choices }), choices),
    make("label", { class: "room-option" }, scale, say("scale")), make("button", { class: "room-main" }, say("open_question")))
}

// Five steps whose ends have names: the first and the last line of the choices.
const scaleOf = (low = "", high = "") => [`1 ${low}`.trim(), "2", "3", "4", `5 ${high}`.trim()]

const files = () => make("div", { class: "room-buttons" },
  ...["csv", "xlsx"].map((kind) => button(say("export", { kind: kind.toUpperCase() }), () => attempt(() => download(`${root}/rum/${code}/svar.${kind}?lang=${language}`, `insteg-${code}.${kind}`)))),
  ...["pdf", "docx"].map((kind) => button(say("report", { kind: kind.toUpperCase() }), () => attempt(() => download(`${root}/rum/${code}/rapport.${kind}?lang=${language}`, `insteg-rapport-${code}.${kind}`)))))

// What was said is taken along when all is over.
const showFiles = () => {
  opener.textContent = say("opener_over", { code })
  panel.replaceChildren(make("h2", {}, say("panel")), make("p", { role: "status" }, say("ended")), note, files(), make("p", { class: "room-small" }, say("panel_privacy")))
}

const endRoom = async () => {
  if (!confirm(say("end_sure"))) return
  try {
    await ask(`${root}/rum/${code}/slut`, {})
    clearInterval(presenter.timer)
    document.removeEventListener("insteg:slide", onSlide)
    endMoving()
    document.getElementById("join").remove()
    presenter.isOver = true
    foldWall()
    showFiles()
  } catch (refusal) {
    note.textContent = refusal.message
  }
}

const lineNote = make("p", { class: "room-note", role: "status" })
// Gone as soon as the server answers again.
const refreshed = () => refresh().then(deliver, (refusal) => {
  lineNote.textContent = refusal.message
  opener.textContent = say("opener_lost", { code })
})

// A room that is over is entered by nobody; whoever holds its key finds its files where it was.
const beginAfterwards = () => {
  presenter.isOver = true
  place.append(panel, opener)
  showFiles()
  turnPanel()
}

const beginPresenting = async () => {
  const parts = [make("h2", {}, say("panel")), lineNote, joinBox(people, "room-code"), questionForm(), note, asking, asked, reviewed, handOver(), files(), make("div", { class: "room-buttons" }, button(say("end"), endRoom)), make("p", { class: "room-small" }, say("panel_privacy"))]
  panel.append(...parts.filter(Boolean))
  place.append(panel, wall, opener)
  document.body.append(joinDialog())
  fillJoinSlides()
  presenter.slide = here.slide
  opener.textContent = say("opener", { code, count: 0 })
  document.addEventListener("insteg:slide", onSlide)
  document.addEventListener("insteg:escape", onEscape)
  // Whoever has the speaker's window has the panel there: on the wall it is the audience's to read.
  document.addEventListener("insteg:speaker", () => panel.hidden || turnPanel())
  beginMoving()
  giveNotes()
  // The phones' page is made once for all of them: now, before they come.
  fetch(`${root}/rum/${code}?lang=${language}`).catch(() => {})
  await refreshed()
  askPrepared()
  presenter.timer = setInterval(() => document.hidden || refreshed(), 2000)
  if (wasOpen()) opener.click()
}
