// What surrounds every page and Streamlit leaves out: the language of the document, its title, landmarks,
// a way past the menu, and one shared hover between the map and the charts.

const LANDMARKS = [
  [".st-key-insteg-menu", "navigation", "menu"],
  [".st-key-insteg-foot", "region", "foot"],
]

// Streamlit gives its theme colours to components only; the page's own style sheet needs them too.
const SHARED = ["primary-color", "background-color", "secondary-background-color", "text-color", "link-color", "border-color", "heading-font", "font"]

const shareTheme = (from) => {
  const style = getComputedStyle(from)
  for (const name of SHARED) document.documentElement.style.setProperty(`--st-${name}`, style.getPropertyValue(`--st-${name}`))
}

const mark = ({ language, title, current, words }) => {
  document.documentElement.lang = language
  document.title = title
  for (const [selector, role, word] of LANDMARKS) {
    const box = document.querySelector(selector)
    if (!box) continue
    box.setAttribute("role", role)
    box.setAttribute("aria-label", words[word])
  }
  const skip = document.querySelector("[data-testid='stSkipToContent']")
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip
  // Streamlit calls the place to drop a file "presentation" and names it all the same, which no screen reader can make sense of.
  for (const zone of document.querySelectorAll("[data-testid='stFileUploaderDropzone'][role='presentation']")) zone.setAttribute("role", "group")
  // The link of the page being read is told to screen readers, not only shown in bold.
  document.querySelectorAll(".st-key-insteg-menu a").forEach((link, place) => {
    place === current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")
  })
}

// Points of a Plotly chart that stand for an area: [area code, the SVG node].
const pointsOf = (chart) =>
  [...chart.querySelectorAll(".scatterlayer .point, .scatterlayer .textpoint")].flatMap((node) => {
    const trace = node.parentNode.parentNode.__data__?.[0]?.trace
    const area = trace?.customdata?.[node.__data__?.i]
    return area == null ? [] : [[String(Array.isArray(area) ? area[0] : area), node]]
  })

const highlight = (area) => {
  for (const chart of document.querySelectorAll(".js-plotly-plot"))
    for (const [code, node] of pointsOf(chart)) node.classList.toggle("insteg-point", code === area)
}

const listenTo = (chart) => {
  if (chart.dataset.insteg || !chart.on) return
  chart.dataset.insteg = "linked"
  const tell = (area) => document.dispatchEvent(new CustomEvent("insteg:hover", { detail: area }))
  chart.on("plotly_hover", ({ points }) => tell(String([points[0].customdata].flat()[0] ?? "")))
  chart.on("plotly_unhover", () => tell(null))
}

export default function ({ data, parentElement }) {
  const refresh = () => {
    shareTheme(parentElement)
    mark(data)
    document.querySelectorAll(".js-plotly-plot").forEach(listenTo)
  }
  refresh()
  // Streamlit adds elements after this runs; watch for them, at most once a frame.
  let waiting = false
  const watcher = new MutationObserver(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      refresh()
    })
  })
  watcher.observe(document.body, { childList: true, subtree: true })
  const onHover = (event) => highlight(event.detail)
  document.addEventListener("insteg:hover", onHover)
  return () => {
    watcher.disconnect()
    document.removeEventListener("insteg:hover", onHover)
  }
}
