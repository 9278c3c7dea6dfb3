// Questions that a reader keeps under names of his own: in this browser's storage and in a file, never on the server.
// What is kept is the page and what its address asks; it is drawn as text and leads to our own pages only.

const STORE = "insteg.saved"
const FORMAT = "insteg-questions"
const VERSION = 1
const MOST = 100
const LONGEST_NAME = 60
const LONGEST_QUERY = 8000
const LARGEST_FILE = 1_000_000
const PAGES = ["utforska", "sql"]
// The show in progress and the language are the reader's of the moment, not the question's.
const NOT_KEPT = ["visning", "lang", "tillbaka"]

class Unreadable extends Error {}

const element = (name, attributes = {}, text = "") => {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (text) node.textContent = text
  return node
}

// One line of letters: no signs that steer a terminal or turn the direction of writing, and no more than fits.
export const harmless = (text) => [...String(text).normalize("NFC").replace(/[\p{C}\p{Zl}\p{Zp}]/gu, " ").replace(/\s+/gu, " ").trim()].slice(0, LONGEST_NAME).join("").trim()

export const queryOf = (search) => {
  const asked = new URLSearchParams(search)
  for (const name of NOT_KEPT) asked.delete(name)
  return asked.toString()
}

// One kept question, or null for what is none.
export const question = (found) => {
  const { name, page, query, saved } = found ?? {}
  const isText = [name, page, query].every((part) => typeof part === "string")
  if (!isText || !PAGES.includes(page) || query.length > LONGEST_QUERY || !harmless(name)) return null
  return { name: harmless(name), page, query: queryOf(query), saved: /^\d{4}-\d{2}-\d{2}$/.test(saved) ? saved : "" }
}

// The questions of a file or of the storage; says how many of them were none.
export const read = (text) => {
  let held
  try {
    held = JSON.parse(text)
  } catch {
    throw new Unreadable("not_json")
  }
  if (held?.format !== FORMAT || !Array.isArray(held.questions)) throw new Unreadable("not_ours")
  if (held.version > VERSION) throw new Unreadable("newer")
  const found = held.questions.map(question)
  return { questions: found.filter(Boolean).slice(0, MOST), left: found.filter((one) => !one).length + Math.max(0, found.filter(Boolean).length - MOST) }
}

export const written = (questions) => JSON.stringify({ format: FORMAT, version: VERSION, questions }, null, 2)

const isSame = (one, other) => one.page === other.page && one.query === other.query

// A name that another question has gets a number: nothing that was kept is lost.
export const named = (name, questions) => {
  const taken = new Set(questions.map((one) => one.name))
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${[...name].slice(0, LONGEST_NAME - 6).join("")} (${number})`
  return free
}

export const joined = (held, brought) => {
  const all = [...held]
  for (const one of brought) if (!all.some((other) => isSame(one, other))) all.push({ ...one, name: named(one.name, all) })
  return { questions: all.slice(0, MOST), added: Math.min(all.length, MOST) - held.length, beyond: Math.max(0, all.length - MOST) }
}

const filled = (text, blanks) => Object.entries(blanks).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), text)

class Saved {
  constructor(root, data) {
    Object.assign(this, { root, data, words: data.words, questions: [], gone: null })
    this.build()
    this.load()
    // Another tab keeps and takes away too.
    addEventListener("storage", (event) => event.key === STORE && this.root.isConnected && this.load())
  }

  build() {
    const { words } = this
    const box = element("details", { class: "insteg-saved-box" })
    this.summary = box.appendChild(element("summary", {}, words.title))
    box.append(element("p", {}, words.text), this.form(), this.list(), this.files())
    this.said = box.appendChild(element("p", { role: "status", class: "insteg-saved-said" }))
    this.root.replaceChildren(box)
  }

  form() {
    const form = element("form", { class: "insteg-saved-form" })
    const label = form.appendChild(element("label", {}, this.words.name))
    this.name = label.appendChild(element("input", { type: "text", maxlength: LONGEST_NAME, autocomplete: "off" }))
    form.append(element("button", { type: "submit" }, this.words.save))
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.save()
    })
    return form
  }

  list() {
    this.listed = element("ul", { class: "insteg-saved-list" })
    return this.listed
  }

  files() {
    const bar = element("div", { class: "insteg-saved-form" })
    this.taking = bar.appendChild(this.button(this.words.take, () => this.take()))
    // The browser's own control speaks the browser's language: a button of ours opens it.
    this.file = bar.appendChild(element("input", { type: "file", accept: ".json,application/json", hidden: "" }))
    this.file.addEventListener("change", () => this.bring())
    bar.append(this.button(this.words.bring, () => this.file.click()))
    return bar
  }

  button(text, press, label = text) {
    const button = element("button", { type: "button", "aria-label": label }, text)
    button.addEventListener("click", press)
    return button
  }

  load() {
    try {
      const text = localStorage.getItem(STORE)
      this.questions = text ? read(text).questions : []
    } catch (error) {
      this.say(this.words[error instanceof Unreadable ? (error.message === "newer" ? "newer" : "broken") : "blocked"])
    }
    this.draw()
  }

  // What cannot be stored is still here, and in the file, until the page is left.
  keep(questions, done) {
    this.questions = questions
    this.draw()
    try {
      localStorage.setItem(STORE, written(questions))
      this.say(done)
    } catch (error) {
      this.say(error.name === "QuotaExceededError" ? this.words.full : this.words.blocked)
    }
  }

  save() {
    const name = harmless(this.name.value)
    const query = queryOf(location.search)
    if (!name) return this.refuse(this.words.nameless)
    if (this.data.page === "sql" && !new URLSearchParams(query).get("fraga")) return this.refuse(this.words.unasked)
    if (query.length > LONGEST_QUERY) return this.refuse(this.words.too_long)
    if (this.questions.length >= MOST) return this.refuse(filled(this.words.many, { most: MOST }))
    const free = named(name, this.questions)
    this.name.value = ""
    return this.keep([...this.questions, { name: free, page: this.data.page, query, saved: new Date().toISOString().slice(0, 10) }], filled(this.words.saved, { name: free }))
  }

  refuse(words) {
    this.say(words)
    this.name.focus()
  }

  draw() {
    this.summary.textContent = this.questions.length ? `${this.words.title} (${this.questions.length})` : this.words.title
    this.listed.replaceChildren(...this.questions.map((one, place) => this.line(one, place)))
    this.listed.hidden = this.taking.hidden = !this.questions.length
  }

  line(one, place) {
    const line = element("li")
    const asked = new URLSearchParams(one.query)
    if (this.data.language !== "sv") asked.set("lang", this.data.language)
    line.append(element("a", { href: `./${one.page}?${asked}` }, one.name), element("span", {}, ` ${[this.words[one.page], one.saved].filter(Boolean).join(", ")} `))
    line.append(this.button(this.words.remove, () => this.remove(place), filled(this.words.remove_named, { name: one.name })))
    return line
  }

  remove(place) {
    const before = this.questions
    const [gone] = before.slice(place, place + 1)
    this.keep(before.filter((one) => one !== gone), filled(this.words.removed, { name: gone.name }))
    const undo = this.said.appendChild(this.button(this.words.undo, () => {
      this.keep(before, filled(this.words.saved, { name: gone.name }))
      this.name.focus()
    }))
    undo.focus()
  }

  take() {
    const address = URL.createObjectURL(new Blob([written(this.questions)], { type: "application/json" }))
    const link = element("a", { href: address, download: this.words.file })
    link.click()
    URL.revokeObjectURL(address)
  }

  async bring() {
    const [file] = this.file.files
    this.file.value = ""
    if (!file) return
    try {
      if (file.size > LARGEST_FILE) throw new Unreadable("not_ours")
      const { questions, left } = read(await file.text())
      const { questions: all, added, beyond } = joined(this.questions, questions)
      this.keep(all, filled(this.words.brought, { added, left: left + beyond }))
    } catch (error) {
      this.say(this.words[error instanceof Unreadable ? error.message : "not_ours"])
    }
  }

  say(words) {
    this.said.textContent = words
  }
}

const drawn = new WeakMap()

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".insteg-saved") ?? parentElement.appendChild(element("div", { class: "insteg-saved" }))
  const signature = JSON.stringify(data)
  // A run that changes nothing must not close the list or empty a name half written.
  if (drawn.get(root)?.signature !== signature) drawn.set(root, { signature, saved: new Saved(root, data) })
}
