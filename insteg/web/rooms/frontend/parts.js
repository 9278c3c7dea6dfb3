// What every part of a room needs: words, elements, and the way to the server.

// Where the server lies: what stands before our own script's address, below whatever path that is.
const root = document.currentScript?.src.match(/^(.*)\/rum\/fil\//)?.[1] ?? ""
const link = new URLSearchParams(location.search)
const code = (link.get("rum") || "").toUpperCase()
const isFollower = link.get("foljare") === "1"
const language = document.documentElement.lang || "sv"
let facts = { words: {}, lesson: {}, limits: {} }

const say = (key, blanks = {}) => (facts.words[key] || key).replace(/{(\w+)}/g, (_, name) => blanks[name] ?? "")
// A phrase in the form that the number takes in the language; one without forms does not bend.
const many = (key, count, blanks = {}) => {
  const bent = `${key}.${new Intl.PluralRules(language).select(count)}`
  return say(bent in facts.words ? bent : key, { count, ...blanks })
}

// An element with its attributes and children. Text is always text: what others wrote is never read as markup.
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value)
    else if (value === true) node.setAttribute(name, "")
    else if (value !== false && value != null) node.setAttribute(name, value)
  }
  node.append(...children.filter((child) => child != null))
  return node
}
const button = (text, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, text)

// The presenter's key stays in this browser; it goes to the server in a header only.
const keyOf = (room) => {
  try { return localStorage.getItem(`insteg.rum.${room}`) } catch { return null }
}
const keepKey = (room, key) => {
  try { localStorage.setItem(`insteg.rum.${room}`, key) } catch { /* a browser that keeps nothing presents until it is reloaded */ }
}

// What will be otherwise in a while: whoever meets it tries anew.
const PASSING = ["no_line", "away", "full", "server"]

class Refusal extends Error {
  constructor({ error, wait }) {
    super(many(`error.${error}`, wait, { wait }))
    this.reason = error
  }
}

const ask = async (path, sent) => {
  const key = keyOf(code)
  const headers = { ...(key && !isFollower ? { Authorization: `Bearer ${key}` } : {}), ...(sent ? { "Content-Type": "application/json" } : {}) }
  let answer
  try {
    answer = await fetch(path, { method: sent ? "POST" : "GET", headers, body: sent ? JSON.stringify(sent) : undefined, cache: "no-store" })
  } catch {
    throw new Refusal({ error: "no_line" })
  }
  if (!answer.ok) throw new Refusal(await answer.json().catch(() => ({ error: "server" })))
  return answer
}

// Server-sent events, read by fetch: a key or a ticket goes in a header, and stands in no log. Begins again by itself.
// on: hear(event, data), which ends it all by answering true; lost(); gone(), when there is no such room.
const SILENT_MILLISECONDS = 40_000
const follow = async (path, headers, on) => {
  for (;;) {
    const line = new AbortController()
    const cut = () => line.abort()
    let silence
    const alive = () => { clearTimeout(silence); silence = setTimeout(cut, SILENT_MILLISECONDS) }
    addEventListener("offline", cut)
    try {
      alive()
      const answer = await fetch(path, { headers: headers(), cache: "no-store", signal: line.signal })
      if (answer.status === 404) return on.gone()
      if (answer.ok && (await listened(answer.body, alive, on.hear))) return
    } catch { /* the line was lost; so it is said */ } finally {
      clearTimeout(silence)
      removeEventListener("offline", cut)
    }
    on.lost()
    await rested()
  }
}

const listened = async (body, alive, hear) => {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ""
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return false
    alive()
    const events = (text + value).split("\n\n")
    text = events.pop()
    for (const event of events) {
      const [, name, data] = event.match(/^event: (\w+)\ndata: (.*)$/m) ?? []
      if (name && hear(name, data)) return true
    }
  }
}

// One to three seconds: a server that comes back is not met by all phones at once. Or until the network says that it is there.
const rested = () => new Promise((resolve) => {
  const go = () => { clearTimeout(rest); removeEventListener("online", go); resolve() }
  const rest = setTimeout(go, 1000 + 2000 * Math.random())
  addEventListener("online", go)
})

const download = async (path, name, sent) => {
  const address = URL.createObjectURL(await (await ask(path, sent)).blob())
  make("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

// Where the show stands in this window. Heard from the first moment: the show may speak before our words have come.
const here = { slide: Number(link.get("bild")) || 1, step: 0, pick: "", ends: 0, blank: false }
document.addEventListener("insteg:slide", ({ detail }) => Object.assign(here, detail))
document.addEventListener("insteg:pick", ({ detail }) => Object.assign(here, detail))
const show = (change) => document.dispatchEvent(new CustomEvent("insteg:show", { detail: change }))

// The show's own slides, in this reader's language. A prepared question is one of them.
const slides = JSON.parse(document.getElementById("deck").textContent).slides
const preparedOn = (number) => (slides[number - 1]?.own?.kind === "fraga" ? slides[number - 1] : null)
// The question as this reader has it: a prepared one may have a heading in several languages.
const questionText = (question) => {
  const prepared = preparedOn(question.slide)
  return prepared?.own.headings.includes(question.text) ? prepared.heading : question.text
}
// Its choices, too: what a phone sends is the place of one, which is the same in every language.
const choicesOf = (question) => {
  const { choices = [], offered = [] } = preparedOn(question.slide)?.own ?? {}
  return offered.some((known) => known.join("\n") === question.choices.join("\n")) ? choices : question.choices
}

// Everything of ours lies in here.
const place = make("aside", { id: "room", class: isFollower ? "room room-phone" : "room room-presenter" })
const told = make("p", { class: "room-unseen", role: "status" })
const tell = (text) => { if (told.textContent !== text) told.textContent = text }
