// Saves the figure above as a picture, with its title, its sentence and its source in the picture itself.

const SVG = "http://www.w3.org/2000/svg"
const MARGIN = 24
const LINE = 22
const SCALE = 2
const WAIT = 10_000

const node = (name, attributes, text = "") => {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  if (text) made.textContent = text
  return made
}

// Breaks a text into lines that fit, by an average letter width: SVG knows no line breaks.
const wrap = (text, width, size) => {
  const room = Math.floor(width / (size * 0.52))
  const lines = [""]
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    longer.length > room ? lines.push(word) : (lines[lines.length - 1] = longer)
  }
  return lines
}

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-size", "font-weight", "font-family", "text-anchor", "paint-order", "stroke-linejoin", "display", "visibility"]

const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
const known = new Map()

// Colours mixed by the browser (oklab) are black to every other program: they are written as plain ones.
const plain = (value) => {
  if (!/^(color|oklab|oklch|lab|lch)\(/.test(value)) return value
  if (!known.has(value)) {
    brush.clearRect(0, 0, 1, 1)
    brush.fillStyle = value
    brush.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data
    known.set(value, alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`)
  }
  return known.get(value)
}

// Style sheets do not travel with the picture, so what they say is written into the copy.
const withStyles = (original) => {
  const copy = original.cloneNode(true)
  const from = [original, ...original.querySelectorAll("*")]
  const to = [copy, ...copy.querySelectorAll("*")]
  from.forEach((source, index) => {
    const style = getComputedStyle(source)
    to[index].setAttribute("style", STYLES.map((name) => `${name}:${plain(style.getPropertyValue(name))}`).join(";"))
  })
  return copy
}

// The lines of text as the browser broke them, each with its place.
const linesOf = (element) => {
  const lines = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const text = walker.currentNode
    const style = getComputedStyle(text.parentElement)
    let line = null
    for (const word of text.data.matchAll(/\S+/g)) {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      const place = range.getBoundingClientRect()
      if (!place.width) continue
      if (line && Math.abs(line.place.top - place.top) < 2) (line.words.push(word[0]), (line.right = place.right))
      else lines.push((line = { place, style, right: place.right, words: [word[0]] }))
    }
  }
  return lines
}

// A table or a list of the page as a picture: its coloured boxes and its text, where they stand.
const drawn = (element) => {
  const { left, top, width, height } = element.getBoundingClientRect()
  const picture = node("svg", {})
  for (const part of [element, ...element.querySelectorAll("*")]) {
    const style = getComputedStyle(part)
    const place = part.getBoundingClientRect()
    const border = parseFloat(style.borderBottomWidth) ? plain(style.borderBottomColor) : "none"
    if (style.backgroundColor === "rgba(0, 0, 0, 0)" && border === "none") continue
    const box = { x: place.left - left, y: place.top - top, width: place.width, height: place.height }
    picture.append(node("rect", { ...box, fill: plain(style.backgroundColor), stroke: border, "stroke-opacity": 0.4 }))
  }
  for (const { place, style, right, words } of linesOf(element)) {
    const size = parseFloat(style.fontSize)
    const letters = { "font-size": size, "font-weight": style.fontWeight, "font-family": style.fontFamily, fill: plain(style.color) }
    // Another program may lack the typeface and take a wider one: the line keeps its length, and its cell.
    const length = { textLength: right - place.left, lengthAdjust: "spacingAndGlyphs" }
    picture.append(node("text", { x: place.left - left, y: place.bottom - top - (place.height - size) / 2 - size * 0.2, ...letters, ...length }, words.join(" ")))
  }
  return { nodes: [picture], width, height }
}

// What the figure consists of, from above: the chart's layers lie on each other, the map has its scale below, a table is drawn.
const partsOf = (box) => {
  const layers = [...box.querySelectorAll(".js-plotly-plot .main-svg, .insteg-map-svg")].filter((layer) => layer.getBoundingClientRect().height)
  const others = [...box.querySelectorAll(".insteg-map-legend, .insteg-heat")].filter((part) => part.getBoundingClientRect().height)
  const bounds = layers[0]?.getBoundingClientRect()
  const own = layers.length ? [{ nodes: layers.map(withStyles), width: bounds.width, height: bounds.height }] : []
  return [...own, ...others.map(drawn)]
}

export const compose = (box, { title, sentence, source }) => {
  const parts = partsOf(box)
  if (!parts.length) return null
  const width = Math.max(...parts.map((part) => part.width), 480) + 2 * MARGIN
  const page = getComputedStyle(box.ownerDocument.querySelector(".stApp"))
  const blocks = [[title, 20, 700], [sentence, 15, 400]]
  const picture = node("svg", { role: "img" })
  let top = MARGIN
  const write = ([text, size, weight]) => {
    for (const line of wrap(text, width - 2 * MARGIN, size)) {
      top += LINE
      picture.append(node("text", { x: MARGIN, y: top, "font-size": size, "font-weight": weight, fill: page.color, "font-family": page.fontFamily }, line))
    }
  }
  picture.append(node("title", {}, title), node("desc", {}, `${sentence} ${source}`))
  const paper = picture.appendChild(node("rect", { width: "100%", height: "100%", fill: page.backgroundColor }))
  blocks.forEach(write)
  top += MARGIN / 2
  for (const part of parts) {
    for (const layer of part.nodes) {
      for (const [key, value] of Object.entries({ x: MARGIN, y: top, width: part.width, height: part.height })) layer.setAttribute(key, value)
      picture.append(layer)
    }
    top += part.height + MARGIN / 2
  }
  write([source, 13, 400])
  const height = top + MARGIN
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) picture.setAttribute(key, value)
  paper.setAttribute("height", height)
  return { text: new XMLSerializer().serializeToString(picture), width, height }
}

const save = (blob, name) => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

const saveSvg = (picture, name) => save(new Blob([picture.text], { type: "image/svg+xml" }), `${name}.svg`)

const savePng = async (picture, name) => {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = picture.width * SCALE
  canvas.height = picture.height * SCALE
  const paper = canvas.getContext("2d")
  paper.scale(SCALE, SCALE)
  paper.drawImage(image, 0, 0)
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png")
}

// A chart may not be drawn yet when the reader is quick: it is waited for, and the press is not lost.
const composed = async (data) => {
  for (let tries = 0; tries < WAIT / 200; tries += 1) {
    const box = document.querySelector(`.st-key-${data.box}`)
    const picture = box && compose(box, data)
    if (picture) return picture
    await new Promise((done) => setTimeout(done, 200))
  }
  return null
}

export default function ({ parentElement, data }) {
  const row = parentElement.querySelector(".insteg-tools") ?? parentElement.appendChild(document.createElement("div"))
  row.className = "insteg-tools"
  row.replaceChildren()
  const status = document.createElement("span")
  status.setAttribute("role", "status")
  for (const [label, write] of [["PNG", savePng], ["SVG", saveSvg]]) {
    const button = document.createElement("button")
    button.type = "button"
    button.textContent = `${data.words.save} ${label}`
    button.addEventListener("click", async () => {
      const picture = await composed(data)
      status.textContent = picture ? "" : data.words.wait
      if (picture) write(picture, data.name)
    })
    row.append(button)
  }
  row.append(status)
}
