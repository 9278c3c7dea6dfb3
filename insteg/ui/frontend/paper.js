// Paper gets a copy of every chart that is as wide as the sheet: Plotly's own is as wide as the screen, and draws itself anew too late.
const SVG = "http://www.w3.org/2000/svg"
const SCREEN_TO_SHEET = 0.6

// Names are the document's: the copy's clip paths need their own.
const copied = (layers) => layers.map((layer) => layer.outerHTML).join("").replace(/(\bid="|url\((?:&quot;|['"])?#)/g, "$1paper-")

// Light letters were drawn for a dark screen.
const isDark = (layers) => {
  const letters = layers.map((layer) => layer.querySelector("text")).find(Boolean)
  const [red, green, blue] = letters ? (getComputedStyle(letters).fill.match(/\d+/g) ?? [0, 0, 0]).map(Number) : [0, 0, 0]
  return red + green + blue > 3 * 128
}

const onPaper = (chart) => {
  const layers = [...chart.querySelectorAll("svg.main-svg")]
  if (!layers.length) return
  const picture = document.createElementNS(SVG, "svg")
  picture.setAttribute("viewBox", `0 0 ${layers[0].getAttribute("width")} ${layers[0].getAttribute("height")}`)
  picture.setAttribute("class", isDark(layers) ? "insteg-printed insteg-printed-dark" : "insteg-printed")
  picture.setAttribute("aria-hidden", "true")
  // A narrow chart stays narrow.
  picture.style.maxWidth = `${Math.round(layers[0].getAttribute("width") * SCREEN_TO_SHEET)}px`
  picture.innerHTML = copied(layers)
  chart.after(picture)
}

const clear = () => document.querySelectorAll(".insteg-printed").forEach((picture) => picture.remove())

const print = () => {
  clear()
  document.querySelectorAll("[data-testid=stPlotlyChart]").forEach(onPaper)
}

// The component is drawn again at every run: one pair of listeners is enough.
export const preparePaper = () => {
  if (window.instegPaper) return
  window.instegPaper = true
  addEventListener("beforeprint", print)
  addEventListener("afterprint", clear)
}
