// A table of any number of rows. Only the rows in view stand in the document, as rows of a real table that keeps its place while a
// tall empty room scrolls behind it; the others are fetched from our own server, a window at a time, and a few windows are kept.

const KEPT_WINDOWS = 40
// Browsers draw nothing taller than some ten million pixels: from there on one pixel of scrolling is more than a row.
const TALLEST = 8_000_000
const PATIENCE = 60
const NARROW = 640
const WIDEST_ON_PHONE = 22
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

const element = (name, attributes = {}, text = "") => {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (text) node.textContent = text
  return node
}

const within = (number, low, high) => Math.max(low, Math.min(high, number))

// Without TLS there is no clipboard to write to: what is marked can still be copied.
const write = async (text) => {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const area = document.body.appendChild(element("textarea", { class: "insteg-unseen" }))
    area.value = text
    area.select()
    const isDone = document.execCommand("copy")
    area.remove()
    if (!isDone) throw new Error("The clipboard is closed.")
  }
}

// The rows of one table by their number, fetched when somebody comes near them.
class Rows {
  constructor(data, arrived) {
    Object.assign(this, { data, arrived, windows: new Map(), asked: new Set() })
  }

  at(row) {
    if (row < this.data.rows.length) return this.data.rows[row]
    return this.windows.get(Math.floor(row / this.data.window))?.[row % this.data.window]
  }

  want(first, last) {
    const size = this.data.window
    for (let number = Math.floor(first / size); number <= Math.floor(last / size); number += 1) {
      const isThere = this.windows.has(number) || Math.min((number + 1) * size, this.data.total) <= this.data.rows.length
      if (!isThere && !this.asked.has(number)) this.fetch(number)
    }
  }

  async fetch(number) {
    this.asked.add(number)
    try {
      const answer = await fetch(`${this.data.address}&fran=${number * this.data.window}&antal=${this.data.window}`)
      if (!answer.ok) throw new Error(String(answer.status))
      this.keep(number, (await answer.json()).rows)
      this.arrived("")
    } catch {
      this.arrived(this.data.words.failed)
    } finally {
      this.asked.delete(number)
    }
  }

  // The window fetched first makes room.
  keep(number, rows) {
    this.windows.set(number, rows)
    if (this.windows.size > KEPT_WINDOWS) this.windows.delete(this.windows.keys().next().value)
  }
}

class Table {
  constructor(root, data, tell) {
    Object.assign(this, { root, data, tell, first: 0, lines: [], active: { row: 0, column: 0 }, waiting: 0 })
    this.rows = new Rows(data, (trouble) => this.arrived(trouble))
    this.build()
    this.measure()
    this.draw()
  }

  get inView() {
    const rows = (this.scroll.clientHeight - this.head.offsetHeight) / this.rowHeight
    // Heights are rounded: a row that lacks a tenth fits.
    return within(Math.floor(rows + 0.1), 1, this.data.total)
  }

  get beyond() {
    return Math.max(0, this.data.total - this.inView)
  }

  build() {
    const { data } = this
    this.said = element("span", { role: "status" })
    this.bar = element("div", { class: "insteg-rows-bar" })
    this.bar.append(this.button(data.words.copy_column, () => this.copy(this.active.column)), this.copyAll(), this.said)
    this.table = element("table", { class: "insteg-data", role: "grid", "aria-label": data.label, "aria-rowcount": data.total + 1, "aria-colcount": data.heads.length })
    this.head = this.table.appendChild(element("thead"))
    this.head.append(this.headRow())
    this.body = this.table.appendChild(element("tbody"))
    this.room = element("div", { class: "insteg-rows-room" })
    this.room.append(this.table)
    this.scroll = element("div", { class: "insteg-rows-scroll" })
    this.scroll.append(this.room)
    this.root.replaceChildren(this.bar, this.scroll)
    this.room.style.width = `${data.heads.reduce((sum, head) => sum + this.widthOf(head), 0)}ch`
    this.scroll.addEventListener("scroll", () => this.follow(), { passive: true })
    this.table.addEventListener("keydown", (event) => this.onKey(event))
    this.table.addEventListener("focusin", (event) => this.onFocus(event))
  }

  // On a phone no column may take the whole screen.
  widthOf(head) {
    return innerWidth < NARROW ? Math.min(head.width, WIDEST_ON_PHONE) : head.width
  }

  button(text, press) {
    const button = element("button", { type: "button" }, text)
    button.addEventListener("click", press)
    return button
  }

  copyAll() {
    const { words, mayCopy } = this.data
    const button = this.button(words.copy_all, () => (mayCopy ? this.copy(null) : this.say(words.too_much)))
    if (!mayCopy) button.setAttribute("aria-disabled", "true")
    return button
  }

  headRow() {
    const row = element("tr", { "aria-rowindex": "1" })
    this.data.heads.forEach((head, column) => row.append(this.headCell(head, column)))
    return row
  }

  headCell(head, column) {
    const cell = element("th", { scope: "col", "aria-colindex": column + 1, class: head.isNumber ? "insteg-right" : "" })
    cell.style.width = `${this.widthOf(head)}ch`
    if (!head.sort) {
      cell.textContent = head.title
      cell.tabIndex = -1
      return cell
    }
    const isSorted = head.sort === this.data.sortedBy
    if (isSorted) cell.setAttribute("aria-sort", this.data.isDescending ? "descending" : "ascending")
    const order = isSorted && !this.data.isDescending ? "fallande" : "stigande"
    const button = cell.appendChild(this.button(head.title, () => this.tell("sorted", { by: head.sort, order })))
    button.tabIndex = -1
    button.title = this.data.words.sort
    return cell
  }

  // One row tells how tall all are; then the room is as tall as all of them, and the table as tall as fits.
  measure() {
    if (!this.lines.length) this.lines.push(this.line())
    this.rowHeight = this.lines[0].getBoundingClientRect().height || 34
    const whole = this.data.total * this.rowHeight + this.head.offsetHeight
    this.room.style.height = `${Math.min(whole, TALLEST)}px`
  }

  // Another width of the page breaks the heads otherwise and leaves room for more rows or fewer.
  fit() {
    const before = this.lines.length
    this.measure()
    if (this.inView !== before) this.show(within(this.first, 0, this.beyond))
  }

  line() {
    const line = this.body.appendChild(element("tr"))
    this.data.heads.forEach((head, column) => {
      const cell = element(head.isRowHead ? "th" : "td", { "aria-colindex": column + 1, tabindex: "-1" })
      if (head.isRowHead) cell.scope = "row"
      if (head.isNumber) cell.className = "insteg-right"
      line.append(cell)
    })
    return line
  }

  follow() {
    if (this.isFollowing) return
    this.isFollowing = true
    requestAnimationFrame(() => {
      this.isFollowing = false
      const range = this.room.offsetHeight - this.scroll.clientHeight
      const first = range > 0 ? Math.round((this.scroll.scrollTop / range) * this.beyond) : 0
      if (first !== this.first) this.show(within(first, 0, this.beyond))
    })
  }

  show(first) {
    this.first = first
    // Whoever stands in a cell that has left goes along.
    if (this.active.row >= 0) this.active.row = within(this.active.row, first, first + this.inView - 1)
    this.draw()
    if (this.body.contains(document.activeElement)) this.stand(false)
  }

  draw() {
    const { inView } = this
    while (this.lines.length < inView) this.lines.push(this.line())
    while (this.lines.length > Math.max(inView, 1)) this.lines.pop().remove()
    this.lines.forEach((line, place) => this.fill(line, this.first + place))
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => this.rows.want(this.first, within(this.first + 2 * inView, 0, this.data.total - 1)), this.isWhole ? 0 : PATIENCE)
  }

  get isWhole() {
    return this.lines.every((_, place) => this.rows.at(this.first + place))
  }

  fill(line, row) {
    const texts = this.rows.at(row)
    line.setAttribute("aria-rowindex", row + 2)
    line.toggleAttribute("aria-busy", !texts)
    ;[...line.children].forEach((cell, column) => {
      const text = texts?.[column] ?? "…"
      if (cell.textContent !== text) cell.textContent = text
      cell.tabIndex = row === this.active.row && column === this.active.column ? 0 : -1
      cell.title = text.length > this.widthOf(this.data.heads[column]) - 3 ? text : ""
    })
  }

  arrived(trouble) {
    if (!this.root.isConnected) return
    if (trouble) this.say(trouble)
    this.lines.forEach((line, place) => this.fill(line, this.first + place))
  }

  // On paper the first rows stand whole, in columns as wide as the sheet lets them, and below them how many there are.
  toPaper() {
    this.fromPaper()
    const sheet = element("table", { class: "insteg-data" })
    const head = sheet.createTHead().insertRow()
    for (const { title } of this.data.heads) head.append(element("th", {}, title))
    const body = sheet.createTBody()
    for (const row of this.data.rows) body.insertRow().append(...row.map((text, column) => element("td", this.data.heads[column].isNumber ? { class: "insteg-right" } : {}, text)))
    const paper = element("div", { class: "insteg-rows-paper", "aria-hidden": "true" })
    paper.append(sheet)
    if (this.data.printed) paper.append(element("p", {}, this.data.printed))
    this.root.append(paper)
  }

  fromPaper() {
    this.root.querySelector(".insteg-rows-paper")?.remove()
  }

  cell(row, column) {
    if (row < 0) {
      const head = this.head.rows[0].children[column]
      return head.querySelector("button") ?? head
    }
    return this.lines[row - this.first]?.children[column]
  }

  // Go to a row, with the room scrolled so that it is in view.
  move(row, column) {
    const { total, heads } = this.data
    this.active = { row: within(row, -1, total - 1), column: within(column, 0, heads.length - 1) }
    const target = this.active.row
    if (target >= 0 && target < this.first) this.scrollTo(target)
    else if (target >= this.first + this.inView) this.scrollTo(target - this.inView + 1)
    this.draw()
    this.stand(true)
  }

  scrollTo(first) {
    this.first = within(first, 0, this.beyond)
    const range = this.room.offsetHeight - this.scroll.clientHeight
    this.scroll.scrollTop = this.beyond ? (this.first / this.beyond) * range : 0
  }

  stand(isMoved) {
    const cell = this.cell(this.active.row, this.active.column)
    cell?.focus({ preventScroll: true })
    if (isMoved) cell?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }

  onFocus(event) {
    const cell = event.target.closest("td, th")
    const line = cell?.parentNode
    if (!line) return
    const column = [...line.children].indexOf(cell)
    const row = this.head.contains(cell) ? -1 : this.first + this.lines.indexOf(line)
    const isOther = row !== this.active.row || column !== this.active.column
    this.active = { row, column }
    if (isOther) this.lines.forEach((each, place) => this.fill(each, this.first + place))
  }

  onKey(event) {
    const { row, column } = this.active
    const isControl = event.ctrlKey || event.metaKey
    if (isControl && event.key === "c" && !String(getSelection())) return this.copyCell(event)
    const to = this.target(event, isControl, row, column)
    if (!to) return
    event.preventDefault()
    this.move(...to)
  }

  target({ key }, isControl, row, column) {
    const last = this.data.total - 1
    if (STEPS[key]) return [row + STEPS[key][0], column + STEPS[key][1]]
    if (key === "PageDown") return [Math.min(row + this.inView, last), column]
    if (key === "PageUp") return [Math.max(row - this.inView, 0), column]
    if (key === "Home") return [isControl ? 0 : row, 0]
    if (key === "End") return [isControl ? last : row, this.data.heads.length - 1]
    return null
  }

  async copyCell(event) {
    event.preventDefault()
    await this.take(() => this.rows.at(this.active.row)?.[this.active.column] ?? this.data.heads[this.active.column].title, this.data.words.copied_cell)
    this.stand(false)
  }

  async copy(column) {
    const { words, heads, address } = this.data
    const fetched = async () => {
      const answer = await fetch(`${address.replace("?", "/text?")}${column === null ? "" : `&kolumn=${column}`}`)
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.text()
    }
    await this.take(fetched, column === null ? words.copied_all : `${words.copied_column} ${heads[column].title}`)
  }

  async take(find, done) {
    try {
      await write(await find())
      this.say(done)
    } catch {
      this.say(this.data.words.not_copied)
    }
  }

  say(words) {
    this.said.textContent = words
  }
}

const tables = new WeakMap()

// Whatever tables are on the page when somebody prints it.
const onEach = (work) => () => document.querySelectorAll(".insteg-rows").forEach((root) => tables.get(root)?.table[work]())

const preparePaper = () => {
  if (window.instegRowsPaper) return
  window.instegRowsPaper = true
  addEventListener("beforeprint", onEach("toPaper"))
  addEventListener("afterprint", onEach("fromPaper"))
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".insteg-rows") ?? parentElement.appendChild(element("div", { class: "insteg-rows" }))
  preparePaper()
  const drawn = tables.get(root)
  const signature = JSON.stringify(data)
  const tell = (name, value) => setTriggerValue(name, value)
  // A run that changes nothing must not take the reader's place.
  if (drawn?.signature === signature) {
    drawn.table.tell = tell
    return
  }
  const hadFocus = root.contains(document.activeElement)
  const before = drawn?.table.active
  const table = new Table(root, data, tell)
  drawn?.watcher.disconnect()
  const watcher = new ResizeObserver(() => table.fit())
  tables.set(root, { table, signature, watcher })
  watcher.observe(table.scroll)
  // Whoever pressed a head is still there.
  if (hadFocus && before) {
    table.active = { row: before.row < 0 ? -1 : 0, column: within(before.column, 0, data.heads.length - 1) }
    table.draw()
    table.stand(false)
  }
}
