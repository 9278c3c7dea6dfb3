// Paper gets a copy of every chart that is as wide as the sheet: Plotly's own is as wide as the screen, and draws itself anew too late.
const SVG = "http://www.w3.org/2000/svg"
const SCREEN_TO_SHEET = 0.6

// Names are the document's: the copy's clip paths need their own.
const copied = (layers) => layers.map((layer) => layer.outerHTML).join("").replace(/(\bid="|url\((?:&quot;|['"])?#)/g, "$1paper-")

// The theme that the page was drawn for, as frame.js tells the document: a chart's own letters may be light in dark bars.
const isDark = () => document.documentElement.style.colorScheme === "dark"

// A chart as wide as a screen is set on a sheet a little more than half as wide: its letters would be those of a footnote's footnote.
const LARGER = 1.25
const enlarge = (picture) => {
  for (const letters of picture.querySelectorAll("text, tspan")) {
    const size = parseFloat(letters.style.fontSize)
    if (size) letters.style.fontSize = `${(size * LARGER).toFixed(1)}px`
  }
}

const onPaper = (chart) => {
  const layers = [...chart.querySelectorAll("svg.main-svg")]
  if (!layers.length) return
  const picture = document.createElementNS(SVG, "svg")
  picture.setAttribute("viewBox", `0 0 ${layers[0].getAttribute("width")} ${layers[0].getAttribute("height")}`)
  picture.setAttribute("class", isDark() ? "insteg-printed insteg-printed-dark" : "insteg-printed")
  picture.setAttribute("aria-hidden", "true")
  // A narrow chart stays narrow.
  picture.style.maxWidth = `${Math.round(layers[0].getAttribute("width") * SCREEN_TO_SHEET)}px`
  picture.innerHTML = copied(layers)
  enlarge(picture)
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
