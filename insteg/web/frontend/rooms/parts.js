// What every part of a room needs: words, elements, and the way to the server.

const link = new URLSearchParams(location.search)
const code = (link.get("rum") || "").toUpperCase()
const isFollower = link.get("foljare") === "1"
const language = document.documentElement.lang || "sv"
let facts = { words: {}, lesson: {}, limits: {} }

const say = (key, blanks = {}) => (facts.words[key] || key).replace(/{(\w+)}/g, (_, name) => blanks[name] ?? "")

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

class Refusal extends Error {
  constructor({ error, wait }) {
    super(say(`error.${error}`, { wait }))
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

const download = async (path, name, sent) => {
  const address = URL.createObjectURL(await (await ask(path, sent)).blob())
  make("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

// Where the show stands in this window. Heard from the first moment: the show may speak before our words have come.
const here = { slide: Number(link.get("bild")) || 1, step: 0 }
document.addEventListener("insteg:slide", ({ detail }) => Object.assign(here, detail))
const show = (slide, step) => document.dispatchEvent(new CustomEvent("insteg:show", { detail: { slide, step } }))

// Everything of ours lies in here. Keys pressed in it are not the show's.
const place = make("aside", { id: "room", class: isFollower ? "room room-phone" : "room" })
place.addEventListener("keydown", (event) => event.stopPropagation())
const told = make("p", { class: "room-unseen", role: "status" })
const tell = (text) => { if (told.textContent !== text) told.textContent = text }
