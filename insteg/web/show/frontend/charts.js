// Draws the slides' charts at projector size, shows them step by step, picks out one line.

const deck = JSON.parse(document.getElementById("deck").textContent)
const sections = [...document.querySelectorAll("section.slide[id]")]

// The smallest chart text, in pixels of a picture 1080 high (CONTRIBUTING says why); and how much larger than on a page.
const SMALLEST_TEXT = 24
const LARGER = 1.9
const PICTURE = [1920, 1080]
// A chart's room in such a picture: in the speaker's window charts are smaller, and so is their text.
const ROOM = [1690, 600]
const FADED = 0.12
const PLOTLY = { displayModeBar: false, scrollZoom: false, responsive: false, doubleClick: false }

const drawn = new Map()

// On a phone the show is as dark as the phone: the charts' colours have a dark counterpart each.
const darkness = matchMedia("(prefers-color-scheme: dark)")
const isOfPhone = deck.colours !== null
const dark = (chart) => JSON.parse(JSON.stringify(chart).replace(/#[0-9A-F]{6}/gi, (colour) => deck.colours[colour.toUpperCase()] ?? colour))
if (isOfPhone && darkness.matches) {
  document.documentElement.dataset.theme = "dark"
  for (const slide of deck.slides) if (slide.chart) slide.chart = dark(slide.chart)
}
if (isOfPhone) darkness.addEventListener("change", () => location.reload())

const isSmall = () => document.body.classList.contains("speaking")
const sizeOf = (box) => [box.clientWidth, box.clientHeight]

const times = (value, factor) => (Array.isArray(value) ? value.map((one) => times(one, factor)) : typeof value === "number" ? value * factor : value)

// Every size in the chart: text, dots, lines, shifts. Sizes that a list holds are scaled one by one.
const enlarge = (node, factor, smallest) => {
  if (Array.isArray(node)) return node.forEach((one) => enlarge(one, factor, smallest))
  if (!node || typeof node !== "object") return
  for (const [key, value] of Object.entries(node)) {
    if (key.endsWith("font") && value?.size) value.size = Math.max(value.size * factor, smallest)
    else if (key === "marker" && value?.size) value.size = times(value.size, Math.min(factor, 1.6))
    else if (key === "thickness" || key === "xshift") node[key] = times(value, factor)
    else if (key === "line" && value?.width) value.width = times(value.width, factor)
    if (key !== "x" && key !== "y" && key !== "customdata") enlarge(value, factor, smallest)
  }
}

// Years side by side must not run into each other: fewer of them when the text is large.
const thinOut = (axis, width, factor) => {
  if (axis.type === "category") axis.nticks = Math.max(2, Math.floor(width / (15 * factor * 3.6)))
}

// A title that is longer than its axis goes on in a second line; where the page breaks it does not count here.
const fitTitle = ({ xaxis, template }, width) => {
  const { text: broken, font } = xaxis?.title ?? {}
  if (!broken) return
  const text = broken.replaceAll("<br>", " ")
  xaxis.title.text = text
  if (widthOf({ text, font }, template.layout.font.family) < width * 0.7) return
  const words = text.split(" ")
  const half = words.findIndex((_, at) => words.slice(0, at + 1).join(" ").length >= text.length / 2) + 1
  xaxis.title.text = `${words.slice(0, half).join(" ")}<br>${words.slice(half).join(" ")}`
}

// Where the rows are many, the text is as large as a row is high; nothing is gained by names that cover each other.
const fitRows = (data, layout, height) => {
  // A time line has several lanes in a row.
  const { tickvals = [0], range = [0, 0] } = layout.yaxis ?? {}
  const isTimeLine = layout.bargap === 0
  // Rows without a name count too: below the seven lies the cloud of all.
  const spacing = tickvals.length > 1 && !isTimeLine ? Math.abs(tickvals.at(-1) - tickvals[0]) / (tickvals.length - 1) : 1
  const room = (height * 0.76) / Math.max(tickvals.length, Math.abs(range[0] - range[1]) / spacing || 0)
  // Names that take their size from the whole picture.
  if (tickvals.length > 1 && !isTimeLine && !layout.yaxis.tickfont) layout.yaxis.tickfont = { size: layout.template.layout.font.size }
  // The numbers of arcs may reach over their lane.
  const most = isTimeLine ? 1.1 : 0.8
  const cap = (font) => font?.size && (font.size = Math.min(font.size, room * 0.82))
  const fonts = data.flatMap((trace) => [trace.textfont, trace.insidetextfont, trace.outsidetextfont])
  for (const font of [layout.yaxis?.tickfont, ...fonts]) cap(font)
  for (const { marker } of data) if (typeof marker?.size === "number") marker.size = Math.min(marker.size, room * most)
  if (room <= 26) layout.xaxis.tickfont = { size: room * 0.82 }
}

const scaled = (chart, [width, height]) => {
  const { data, layout } = structuredClone(chart)
  const share = isSmall() ? Math.min(width / ROOM[0], height / ROOM[1]) : Math.min(document.getElementById("stage").clientWidth / PICTURE[0], innerHeight / PICTURE[1])
  const factor = Math.max(1, LARGER * share)
  enlarge(data, factor, SMALLEST_TEXT * share)
  enlarge(layout, factor, SMALLEST_TEXT * share)
  for (const side of ["t", "b", "l", "r"]) if (layout.margin?.[side]) layout.margin[side] *= factor
  for (const [key, axis] of Object.entries(layout)) if (/^xaxis\d*$/.test(key)) thinOut(axis, width * (axis.domain ? axis.domain[1] - axis.domain[0] : 1), factor)
  fitRows(data, layout, height)
  for (const trace of data.filter(({ type, text }) => type === "bar" && text && layout.bargap === 0)) data.push(namesOfBars(trace, layout, width, height))
  fitEnds(layout, width)
  fitLanes(layout, height)
  fitTitle(layout, width)
  return { data, layout: { ...layout, width, height, autosize: false } }
}

// Draws the chart of a slide unless it stands there at this size already; resolves when it is drawn.
const draw = (index) => {
  const { chart } = deck.slides[index] ?? {}
  const box = sections[index]?.querySelector(".chart")
  if (!chart || !box) return Promise.resolve()
  const size = sizeOf(box)
  // On a phone a table may stand in the chart's place.
  if (!size[0]) return Promise.resolve()
  const before = drawn.get(index)
  if (before && before.size.join() === size.join()) return before.ready
  const { data, layout } = scaled(chart, size)
  const ready = Plotly.react(box, data, layout, PLOTLY).then(() => {
    if (!before) box.on("plotly_click", (event) => pickAt(event.points[0]))
    return spreadEnds(box)
  })
  drawn.set(index, { size, ready, shown: "", opacity: data.map((trace) => trace.opacity ?? 1), isHeld: false })
  return ready
}

// A table of ours that is higher than its place is made smaller, down to where it can no longer be read; beyond that it scrolls.
const SMALLEST = 0.6
const fitTable = (index) => {
  const box = sections[index].querySelector(".picture.markup")
  const inner = box?.querySelector(".insteg-heat-room") ?? box
  if (isFitted(index)) return
  fitted.set(index, outerSize(box))
  let zoom = 1
  do {
    for (const part of inner.children) part.style.zoom = zoom
    zoom -= 0.05
  } while (zoom >= SMALLEST && inner.scrollHeight > inner.clientHeight + 1)
}
const fitted = new Map()
// With its scroll bar, which comes and goes.
const outerSize = (box) => `${box.offsetWidth} ${box.offsetHeight}`
const isFitted = (index) => {
  const box = sections[index].querySelector(".picture.markup")
  return !box || Boolean(box.querySelector(".map")) || fitted.get(index) === outerSize(box)
}

const pickAt = (point) => pick(point.data.ids ? point.id : point.data.name)

// Axes must not move while lines come and go.
const held = (box) => {
  const axes = Object.entries(box._fullLayout).filter(([key, axis]) => /^[xy]axis\d*$/.test(key) && axis.range)
  return Object.fromEntries(axes.map(([key, axis]) => [`${key}.range`, [...axis.range]]))
}

// Shows the slide up to `step` (0: all of it) with `name` picked out ("": nothing).
const reveal = async (index, step, name) => {
  await draw(index)
  const state = drawn.get(index)
  const box = sections[index]?.querySelector(".chart")
  markNames(index, name)
  if (!state || state.shown === `${step}|${name}`) return
  if (!state.shown && !step && !name) return
  state.shown = `${step}|${name}`
  const { steps, names } = deck.slides[index]
  const isThere = (at) => !step || (at ?? 0) <= step
  const changes = state.isHeld ? {} : held(box)
  state.isHeld = true
  const { annotations = [], shapes = [] } = box.layout
  annotations.forEach((note, at) => {
    changes[`annotations[${at}].visible`] = isThere(steps.annotations?.[at])
    changes[`annotations[${at}].opacity`] = name && names.includes(note.name ?? note.text) && (note.name ?? note.text) !== name ? FADED * 2 : 1
  })
  shapes.forEach((_, at) => (changes[`shapes[${at}].visible`] = isThere(steps.shapes?.[at])))
  await Plotly.update(box, tracesWith(box, state, steps, isThere, name), changes)
}

const tracesWith = (box, state, steps, isThere, name) => ({
  visible: box.data.map((_, at) => isThere(steps.traces?.[at])),
  opacity: box.data.map((trace, at) => state.opacity[at] * (name && !trace.ids && trace.name !== name ? FADED : 1)),
  selectedpoints: box.data.map((trace) => (name && trace.ids ? [trace.ids.indexOf(name)].filter((at) => at >= 0) : null)),
  "unselected.marker.opacity": FADED,
})

// Buttons and the map say which name is picked out.
const markNames = (index, name) => {
  const section = sections[index]
  for (const button of section.querySelectorAll("[data-pick]")) button.setAttribute("aria-pressed", String(button.dataset.pick === name))
  for (const part of section.querySelectorAll("[data-name]")) part.classList.toggle("faded", Boolean(name) && part.dataset.name !== name)
}
