// A phone that follows: the show moves with the presenter, until its holder looks around alone, and again when they come back.

// waiting: by question, the answer that has not come through yet; sending: the questions of which one is on its way.
const follower = { state: null, isAway: false, answered: {}, waiting: {}, sending: new Set(), line: "ok" }
const strip = make("div", { class: "room-strip" })
const card = make("div", { class: "room-card", hidden: true })
let explored = null

// One ticket a browser: a reload or a second tab is the same phone, and its answer the same answer.
const TICKET = `insteg.biljett.${code}`
let ticket = ""
const remembered = () => { try { return localStorage.getItem(TICKET) || ticket } catch { return ticket } }
const remember = (given) => {
  ticket = given
  try { localStorage.setItem(TICKET, given) } catch { /* a browser that keeps nothing gets a new one when it is reloaded */ }
}

const drawStrip = () => {
  const { state, isAway, line } = follower
  const parts = []
  if (line !== "ok") parts.push(make("span", { role: "alert" }, say(`line.${line}`)))
  else if (state?.is_over) parts.push(make("span", {}, say("over")))
  else if (state) parts.push(make("span", {}, say(isAway ? "away" : "following", { slide: state.slide })))
  if (state && !state.is_over && isAway) parts.push(button(say("return"), comeBack, { class: "room-main" }))
  if (state && !explored) parts.push(button(say("explore"), explore))
  if (state?.question && !state.is_over && card.hidden) parts.push(button(say("show_question"), () => { card.hidden = false; askCard.hidden = true; drawStrip() }))
  if (state && !state.is_over && !explored) parts.push(button(say("audience.ask"), openAskCard, { "aria-expanded": String(!askCard.hidden) }))
  const focused = strip.contains(document.activeElement)
  strip.replaceChildren(...parts)
  if (focused) strip.querySelector("button")?.focus()
}

// A phone shows the slide; the black screen and the countdown are the wall's.
const showPlace = ({ slide, step, pick }) => show({ slide, step, pick })

const comeBack = () => {
  follower.isAway = false
  closeExplored()
  showPlace(follower.state)
  drawStrip()
  tell(say("following", { slide: follower.state.slide }))
}

// The exact view of the slide, over the show: the line to the presenter stays open meanwhile.
const explore = () => {
  const address = new URL(follower.state.explore, location.origin)
  if (language !== "sv") address.searchParams.set("lang", language)
  follower.isAway = true
  // Beside our own place, not in it: it is the main thing now.
  explored = make("main", { class: "room-explored" }, make("h1", { class: "room-unseen" }, say("explored")), make("iframe", { src: address.href, title: say("explored") }))
  place.before(explored)
  for (const node of document.body.children) node.inert = node !== place && node !== explored
  drawStrip()
}

const closeExplored = () => {
  explored?.remove()
  explored = null
  for (const node of document.body.children) node.inert = false
}

// Whoever turns the pages alone has left; whoever turns back to where the presenter is, has returned.
const notice = ({ detail }) => {
  const { state } = follower
  if (!state || explored) return
  follower.isAway = detail.slide !== state.slide
  drawStrip()
}

const take = (state) => {
  const before = follower.state
  follower.state = state
  const isMoved = state.slide !== before?.slide || state.step !== before?.step || state.pick !== before?.pick
  if (isMoved && !follower.isAway && !state.is_over) showPlace(state)
  if (state.question?.id !== before?.question?.id) {
    card.hidden = !state.question
    if (state.question) askCard.hidden = true
    if (state.question) tell(say("new_question", { text: questionText(state.question) }))
  }
  if (state.is_over) card.hidden = askCard.hidden = true
  if (JSON.stringify(state.audience) !== JSON.stringify(before?.audience)) drawWishes()
  if (JSON.stringify([state.question, state.results]) !== JSON.stringify([before?.question, before?.results])) drawCard()
  drawStrip()
}

const drawCard = () => {
  const { question, results: groups, words } = follower.state
  if (!question) { card.hidden = true; return card.replaceChildren() }
  const parts = [make("h2", {}, questionText(question))]
  // What was released is what everybody talks about now: it comes first.
  if (groups) parts.push(results(groups, choicesOf(question), words))
  else if (!question.is_open) parts.push(make("p", {}, say("not_released")))
  if (question.is_open) parts.push(answerForm(question))
  else parts.push(make("p", {}, say("closed")))
  const scroller = make("div", { class: "room-scroll", tabindex: "0", role: "region", "aria-label": say("question") }, ...parts)
  const typed = card.querySelector("textarea")?.value
  const wasTyping = card.contains(document.activeElement) && document.activeElement.tagName === "TEXTAREA"
  card.replaceChildren(scroller, button(say("fold"), () => { card.hidden = true; drawStrip(); strip.querySelector("button")?.focus() }))
  const box = card.querySelector("textarea")
  if (box && typed && card.dataset.question === String(question.id)) box.value = typed
  if (box && wasTyping) box.focus()
  card.dataset.question = question.id
}

const answerForm = (question) => {
  const mine = follower.answered[question.id]
  const state = question.id in follower.waiting ? say("unsent") : mine === undefined ? "" : say("sent")
  const note = make("p", { class: "room-note", role: "status" }, state)
  const fields = question.choices.length
    ? make("fieldset", {}, make("legend", {}, say("choose")), ...choicesOf(question).map((choice, number) =>
        make("label", { class: "room-option" }, make("input", { type: "radio", name: "choice", value: number, required: true, checked: mine === number }), choice)))
    : make("label", {}, say("your_answer"), make("textarea", { rows: 3, maxlength: facts.limits.answer, required: true }))
  const privacy = make("p", { class: "room-small" }, say("privacy"))
  return make("form", { onsubmit: (event) => { event.preventDefault(); send(question, event.target) } }, fields, make("button", {}, say("send")), note, privacy)
}

const send = (question, form) => {
  const chosen = form.querySelector("input:checked")
  follower.waiting[question.id] = chosen ? { choice: Number(chosen.value) } : { text: form.querySelector("textarea")?.value || "" }
  deliverAnswer(question.id)
}

// An answer is sent until it has come through; whoever has changed it meanwhile sends the new one. One at a time: the last one counts.
const deliverAnswer = async (question) => {
  const { waiting, sending, answered } = follower
  if (sending.has(question)) return
  sending.add(question)
  const said = waiting[question]
  const refusal = await refused(question, said)
  const mustWait = PASSING.includes(refusal?.reason)
  if (!refusal) answered[question] = said.choice ?? true
  if (!mustWait && waiting[question] === said) delete waiting[question]
  noteAnswer(question, mustWait ? say("unsent") : (refusal?.message ?? say("sent")))
  if (mustWait) await rested()
  sending.delete(question)
  if (question in waiting) deliverAnswer(question)
}

const refused = async (question, said) => {
  try {
    await ask(`${root}/rum/${code}/svar`, { ticket: remembered(), question, ...said })
  } catch (refusal) {
    return refusal
  }
}

// The card may have been drawn anew while the answer was on its way.
const noteAnswer = (question, text) => {
  const note = card.dataset.question === String(question) && card.querySelector("form .room-note")
  if (note) note.textContent = text
}

// The service notice reaches whoever follows already; where there is none, it goes.
const announce = (text) => {
  const before = document.querySelector("body > .notice")
  if ((before?.textContent ?? "") === text) return
  before?.remove()
  if (text) document.body.prepend(make("p", { class: "notice", role: "note" }, text))
  dispatchEvent(new Event("resize"))
}

const sayLine = (how) => { follower.line = how; drawStrip() }
const hearing = {
  hello: (given) => { remember(given); sayLine("ok") },
  state: (text) => { take(JSON.parse(text)); return follower.state.is_over },
  notice: (text) => announce(JSON.parse(text)[language]),
}
const listen = () => follow(`${root}/rum/${code}/strom`, () => ({ "Insteg-Ticket": remembered() }), {
  hear: (event, data) => hearing[event]?.(data),
  lost: () => sayLine("lost"),
  gone: () => sayLine("gone"),
})

const beginFollowing = () => {
  // What lies over the show ends where the strip begins, however many lines it has.
  new ResizeObserver(() => document.documentElement.style.setProperty("--room-strip", `${strip.offsetHeight}px`)).observe(strip)
  document.addEventListener("insteg:slide", notice)
  place.append(card, askCard, strip)
  fillJoinSlides()
  drawStrip()
  listen()
}
