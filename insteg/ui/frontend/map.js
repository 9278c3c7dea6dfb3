// The map: seven municipalities as SVG, with the choice of measure and a year slider. Every measure and year is already
// here, so the map changes at once; the server is told afterwards, and sentence, table and charts follow.

const SVG = "http://www.w3.org/2000/svg"
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }
const FRAME_MILLISECONDS = 700

const element = (name, attributes = {}, text = "") => {
  const node = name.startsWith("svg:") ? document.createElementNS(SVG, name.slice(4)) : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  if (text) node.textContent = text
  return node
}

// What the reader chose is seen first; the server is told when the frame is painted, since its answer redraws the whole page.
const afterFrame = (tell) => (name, value) => requestAnimationFrame(() => setTimeout(() => tell(name, value)))

const announceHover = (area) => document.dispatchEvent(new CustomEvent("insteg:hover", { detail: area }))

// The class of a value: which step of the legend it falls in; -1 where there is no value.
const stepOf = (value, limits) => (value == null ? -1 : limits.filter((limit) => value >= limit).length)

// The nearest neighbour in the direction of an arrow key, measured along that direction first.
const neighbour = (areas, from, [dx, dy]) => {
  const cost = (area) => {
    const along = (area.x - from.x) * dx + (area.y - from.y) * dy
    const across = Math.abs((area.x - from.x) * dy) + Math.abs((area.y - from.y) * dx)
    return along > 0 ? along + 2 * across : Infinity
  }
  const best = areas.reduce((one, other) => (cost(other) < cost(one) ? other : one))
  return cost(best) < Infinity ? best : from
}

class Map {
  constructor(root, data, tell) {
    Object.assign(this, { root, data, tell, shapes: {}, figures: {}, timer: null })
    this.year = data.year
    this.selected = data.selected
    this.indicator = data.indicator
    this.svg = this.drawMap()
    this.legend = element("ul", { class: "insteg-map-legend", "aria-label": data.legendLabel })
    this.controls = element("div", { class: "insteg-map-controls" })
    root.replaceChildren(this.drawChooser(), this.svg, this.legend, this.controls)
    this.renew()
  }

  get picture() {
    return this.data.pictures[this.indicator]
  }

  drawChooser() {
    // Nothing to choose between: no list.
    if (Object.keys(this.data.pictures).length < 2) return ""
    const label = element("label", { class: "insteg-map-chooser" }, this.data.words.measure)
    const chooser = label.appendChild(element("select"))
    for (const [id, { title }] of Object.entries(this.data.pictures)) chooser.append(element("option", { value: id }, title))
    chooser.value = this.indicator
    chooser.addEventListener("change", () => this.choose(chooser.value))
    return label
  }

  // Another measure: the same year if it has one, otherwise its latest. The server decides by the same rule.
  choose(indicator) {
    this.stop(false)
    this.indicator = indicator
    const { years } = this.picture
    if (!years.includes(this.year)) this.year = years.at(-1)
    this.renew()
    this.tell("indicator", indicator)
  }

  renew() {
    this.svg.setAttribute("aria-label", this.picture.label)
    this.drawLegend()
    this.drawControls()
    this.paint()
  }

  drawMap() {
    const { areas, width, height } = this.data
    const svg = element("svg:svg", { viewBox: `-6 -6 ${width + 12} ${height + 12}`, role: "group", class: "insteg-map-svg" })
    for (const area of areas) svg.append(this.drawShape(area))
    for (const area of areas) svg.append(this.drawLabel(area))
    return svg
  }

  drawShape(area) {
    const shape = element("svg:path", { d: area.path, role: "button", "data-area": area.code, tabindex: "-1" })
    shape.addEventListener("click", () => this.select(area.code))
    shape.addEventListener("keydown", (event) => this.onKey(event, area))
    shape.addEventListener("pointerenter", () => announceHover(area.code))
    shape.addEventListener("pointerleave", () => announceHover(null))
    shape.addEventListener("focus", () => announceHover(area.code))
    shape.addEventListener("blur", () => announceHover(null))
    this.shapes[area.code] = shape
    return shape
  }

  drawLabel(area) {
    const label = element("svg:text", { x: area.x, y: area.y, "aria-hidden": "true" })
    const value = element("svg:tspan", { x: area.x, dy: "1.15em", class: "insteg-map-value" })
    label.append(element("svg:tspan", { x: area.x }, area.name), value)
    this.figures[area.code] = value
    return label
  }

  drawLegend() {
    this.legend.replaceChildren()
    this.picture.legend.forEach((text, step) => {
      const item = element("li")
      item.append(element("span", { class: `insteg-step-${step}`, "aria-hidden": "true" }), text)
      this.legend.append(item)
    })
  }

  drawControls() {
    const { words } = this.data
    const { years } = this.picture
    this.controls.replaceChildren()
    this.slider = null
    if (years.length < 2) return
    this.play = element("button", { type: "button" }, words.play)
    this.play.addEventListener("click", () => (this.timer ? this.stop() : this.start()))
    this.slider = element("input", { type: "range", min: "0", max: String(years.length - 1), step: "1", "aria-label": words.year })
    this.slider.addEventListener("input", () => this.show(years[this.slider.value]))
    this.slider.addEventListener("change", () => this.settle())
    this.note = element("p", { class: "insteg-map-note" })
    this.output = element("output", { "aria-hidden": "true" })
    this.controls.append(this.play, this.slider, this.output, this.note)
  }

  show(year) {
    this.year = year
    this.paint()
  }

  // The resting year is told to the server, so that sentence, table and charts follow.
  settle() {
    this.tell("year", this.year)
  }

  start() {
    const { years } = this.picture
    this.play.textContent = this.data.words.pause
    let place = years.indexOf(this.year) === years.length - 1 ? -1 : years.indexOf(this.year)
    this.timer = setInterval(() => {
      place += 1
      this.show(years[place])
      if (place === years.length - 1) this.stop()
    }, FRAME_MILLISECONDS)
  }

  stop(isTold = true) {
    clearInterval(this.timer)
    this.timer = null
    if (this.play) this.play.textContent = this.data.words.play
    if (isTold) this.settle()
  }

  select(code) {
    this.selected = this.selected === code ? null : code
    this.paint()
    this.tell("selected", this.selected)
  }

  onKey(event, area) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      this.select(area.code)
    } else if (ARROWS[event.key]) {
      event.preventDefault()
      this.focus(neighbour(this.data.areas, area, ARROWS[event.key]).code)
    }
  }

  focus(code) {
    for (const [other, shape] of Object.entries(this.shapes)) shape.setAttribute("tabindex", other === code ? "0" : "-1")
    this.shapes[code].focus()
  }

  paint() {
    const { areas, words } = this.data
    const { years, values, limits, notes } = this.picture
    const entry = this.selected ?? areas[0].code
    for (const { code, name } of areas) {
      const [value, text] = values[code]?.[this.year] ?? [null, words.missing]
      const shape = this.shapes[code]
      shape.setAttribute("class", `insteg-area insteg-step-${stepOf(value, limits)}`)
      shape.setAttribute("aria-label", `${name}: ${text}, ${this.year}`)
      shape.setAttribute("aria-pressed", String(code === this.selected))
      if (!this.root.contains(document.activeElement)) shape.setAttribute("tabindex", code === entry ? "0" : "-1")
      this.figures[code].textContent = text
    }
    // The outline of the selected one must not be painted over by its neighbours.
    if (this.selected && this.shapes[this.selected] !== document.activeElement) this.lift(this.shapes[this.selected])
    if (!this.slider) return
    this.slider.value = String(years.indexOf(this.year))
    this.slider.setAttribute("aria-valuetext", this.year)
    this.output.textContent = this.year
    this.note.textContent = notes[this.year] ?? ""
  }

  lift(shape) {
    const svg = shape.parentNode
    const firstLabel = svg.querySelector("text")
    if (shape.nextSibling !== firstLabel) svg.insertBefore(shape, firstLabel)
  }

  highlight(area) {
    for (const [code, shape] of Object.entries(this.shapes)) shape.classList.toggle("insteg-hover", code === area)
  }
}

const maps = new WeakMap()
const hovers = new WeakMap()

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".insteg-map") ?? parentElement.appendChild(element("div", { class: "insteg-map" }))
  const signature = JSON.stringify(data)
  const drawn = maps.get(root)
  // A rerun that changes nothing must not take the focus from the reader.
  if (!drawn || drawn.signature !== signature) {
    const active = root.contains(document.activeElement) ? document.activeElement : null
    const focused = active && (active.dataset.area ?? active.type)
    if (drawn) clearInterval(drawn.map.timer)
    const map = new Map(root, data, afterFrame(setStateValue))
    maps.set(root, { map, signature })
    if (focused === "range") map.slider?.focus()
    else if (focused === "select-one") root.querySelector("select").focus()
    else if (focused === "button") map.play?.focus()
    else if (focused && map.shapes[focused]) map.focus(focused)
  }
  // Streamlit calls us at every run and tells us only once that the map is gone: one listener a map.
  if (!hovers.has(root)) {
    const onHover = (event) => maps.get(root).map.highlight(event.detail)
    hovers.set(root, onHover)
    document.addEventListener("insteg:hover", onHover)
  }
  return () => {
    document.removeEventListener("insteg:hover", hovers.get(root))
    hovers.delete(root)
    clearInterval(maps.get(root)?.map.timer)
  }
}
