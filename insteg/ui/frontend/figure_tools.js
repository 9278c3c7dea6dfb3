// Saves the figure above as a picture, with its title, its sentence and its source in the picture itself.

const SVG = "http://www.w3.org/2000/svg"
const MARGIN = 24
const LINE = 22
const SCALE = 2

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

// Style sheets do not travel with the picture, so what they say is written into the copy.
const withStyles = (original) => {
  const copy = original.cloneNode(true)
  const from = [original, ...original.querySelectorAll("*")]
  const to = [copy, ...copy.querySelectorAll("*")]
  from.forEach((source, index) => {
    const style = getComputedStyle(source)
    to[index].setAttribute("style", STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"))
  })
  return copy
}

const figureIn = (box) => {
  const layers = [...box.querySelectorAll(".js-plotly-plot .main-svg, .insteg-map-svg")].filter((layer) => layer.getBoundingClientRect().height)
  const bounds = layers[0]?.getBoundingClientRect()
  return layers.length ? { layers, width: bounds.width, height: bounds.height } : null
}

export const compose = (box, { title, sentence, source }) => {
  const figure = figureIn(box)
  if (!figure) return null
  const width = Math.max(figure.width, 480) + 2 * MARGIN
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
  for (const layer of figure.layers) {
    const copy = withStyles(layer)
    for (const [key, value] of Object.entries({ x: MARGIN, y: top, width: figure.width, height: figure.height })) copy.setAttribute(key, value)
    picture.append(copy)
  }
  top += figure.height
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
  const brush = canvas.getContext("2d")
  brush.scale(SCALE, SCALE)
  brush.drawImage(image, 0, 0)
  canvas.toBlob((blob) => save(blob, `${name}.png`), "image/png")
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
    button.addEventListener("click", () => {
      const picture = compose(document.querySelector(`.st-key-${data.box}`), data)
      status.textContent = picture ? "" : data.words.wait
      if (picture) write(picture, data.name)
    })
    row.append(button)
  }
  row.append(status)
}
