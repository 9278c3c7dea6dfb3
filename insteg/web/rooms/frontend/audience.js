// What the audience asks: written and voted for on phones, let through by the presenter, shown on the wall.

// On a phone.
const askCard = make("div", { class: "room-card", hidden: true })
const voted = new Set()
const askNote = make("p", { class: "room-note", role: "status" })
const wish = make("textarea", { rows: 2, required: true })

const tryAs = async (work) => {
  try { await work() } catch (refusal) { askNote.textContent = refusal.message }
}
const sendWish = (event) => {
  event.preventDefault()
  tryAs(async () => {
    await ask(`${root}/rum/${code}/publikfragor`, { ticket: remembered(), text: wish.value })
    wish.value = ""
    askNote.textContent = say("audience.sent")
  })
}
const voteFor = (question) => () => tryAs(async () => {
  const isFor = !voted.has(question.id)
  await ask(`${root}/rum/${code}/publikfragor/${question.id}/rost`, { ticket: remembered(), is_for: isFor })
  voted[isFor ? "add" : "delete"](question.id)
  drawWishes()
})

const wishes = make("ul", { class: "room-wishes" })
const drawWishes = () => {
  const at = [...wishes.querySelectorAll("button")].indexOf(document.activeElement)
  wishes.replaceChildren(...(follower.state?.audience ?? []).map((question) => make("li", {},
    make("span", { class: "room-choice" }, question.text), make("strong", {}, String(question.votes)),
    button(say("audience.vote"), voteFor(question), { "aria-pressed": String(voted.has(question.id)), "aria-label": `${say("audience.vote")}: ${question.text}` }))))
  if (at >= 0) wishes.querySelectorAll("button")[at]?.focus()
}
const openAskCard = () => {
  if (!askCard.firstChild) {
    wish.maxLength = facts.limits.question
    askCard.append(
      make("div", { class: "room-scroll", tabindex: "0", role: "region", "aria-label": say("audience.title") }, make("h2", {}, say("audience.title")),
        make("form", { onsubmit: sendWish }, make("label", {}, say("audience.yours"), wish), make("button", {}, say("audience.send")), askNote, make("p", { class: "room-small" }, say("audience.privacy"))),
        wishes),
      button(say("fold"), () => { askCard.hidden = true; drawStrip(); strip.querySelector("button")?.focus() }))
  }
  askCard.hidden = !askCard.hidden
  card.hidden = true
  drawWishes()
  drawStrip()
}

// In the presenter's panel: every question, with what may be done to it.
const asking = make("div", { class: "room-asking" })
const wishRow = (question) => {
  const set = (wished) => () => attempt(() => ask(`${root}/rum/${code}/publikfragor/${question.id}`, wished))
  const key = question.is_shown ? "audience.take_back" : "audience.let_through"
  return make("div", { class: "room-question" }, make("h3", {}, question.text), make("p", {}, many("audience.votes", question.votes)),
    make("div", { class: "room-buttons" },
      button(say(key), set({ is_shown: !question.is_shown }), { "aria-label": `${say(key)}: ${question.text}` }),
      button(say("audience.done"), set({ is_done: true }), { "aria-label": `${say("audience.done")}: ${question.text}` })))
}
// What nobody has let through is read beside the notes; on the wall it is folded, or the whole room would read it.
const waiting = make("details", {})
const unread = (found) => {
  if (link.has("talare")) return found.map(wishRow)
  waiting.replaceChildren(make("summary", {}, many("audience.waiting", found.length)), ...found.map(wishRow))
  return found.length ? [waiting] : []
}
const drawAsking = () => {
  const found = presenter.overview.audience
  const [through, held] = [found.filter((item) => item.is_shown), found.filter((item) => !item.is_shown)]
  asking.replaceChildren(...(found.length ? [make("h3", {}, say("audience.title")), button(say("audience.show"), showAudience, { class: "room-main" }), ...through.map(wishRow), ...unread(held)] : []))
}

// On the wall: those that were let through, most votes first.
const askedOnWall = () => {
  const found = presenter.overview.audience.filter((item) => item.is_shown)
  if (!found.length) return [make("p", {}, say("audience.none")), joinBox()]
  const most = Math.max(1, ...found.map((item) => item.votes))
  return [make("ul", { class: "room-bars" }, ...found.map((item) => {
    const line = make("span", { class: "room-bar", "aria-hidden": "true" })
    line.style.setProperty("--share", item.votes / most)
    return make("li", {}, make("span", { class: "room-choice" }, item.text), make("strong", {}, many("audience.votes", item.votes)), line)
  }))]
}
const turnAudience = () => {
  const isOn = !wall.hidden && wallState.isAudience
  wallState.isAudience = !isOn
  if (isOn) foldWall()
  else fold("")
  drawWall()
}
// Beside the notes the button is the wall's: where no wall stands in this browser, it says so.
const showAudience = () => {
  const isHeard = !document.dispatchEvent(new CustomEvent("insteg:on-wall", { detail: { letter: "p" }, cancelable: true }))
  if (link.has("talare")) note.textContent = isHeard ? "" : say("audience.no_wall")
  else turnAudience()
}
document.addEventListener("insteg:letter", ({ detail }) => detail.letter === "p" && turnAudience())
