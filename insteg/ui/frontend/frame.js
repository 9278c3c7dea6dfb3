// What surrounds every page and Streamlit leaves out: the header, the language of the document, its title, landmarks,
// a way past the header, and one shared hover between the map and the charts.

import { offerLinks, offerMeanings } from "./explain.js"
import { arrive, draw } from "./header.js"
import { preparePaper } from "./paper.js"
import { translate } from "./spoken.js"
import { waitForWords } from "./typed.js"
import { welcome } from "./welcome.js"

// Streamlit gives its theme colours to components only; the page's own style sheet needs them too.
const SHARED = ["primary-color", "background-color", "secondary-background-color", "text-color", "link-color", "border-color", "heading-font", "font"]

const shareTheme = (from) => {
  const style = getComputedStyle(from)
  for (const name of SHARED) document.documentElement.style.setProperty(`--st-${name}`, style.getPropertyValue(`--st-${name}`))
}

// The charts are drawn on the server for one theme. When the reader's system turns dark in the evening, or they choose another
// theme in the menu, Streamlit changes all but the charts: the page is run once more for the new one.
let askedFor = ""
const followTheme = (from, drawnFor, ask) => {
  const red = parseInt(getComputedStyle(from).getPropertyValue("--st-background-color").trim().slice(1, 3), 16)
  const mode = red < 128 ? "dark" : "light"
  if (mode === drawnFor || Number.isNaN(red)) askedFor = ""
  else if (mode !== askedFor) ask((askedFor = mode))
}

const mark = ({ language, title, words, spoken, mode }) => {
  document.documentElement.lang = language
  // For scroll bars and the browser's own controls, which lie outside Streamlit's theme.
  document.documentElement.style.colorScheme = mode
  document.title = title
  // Streamlit draws everything inside its own main landmark: a banner or a foot of the document may not stand there.
  const foot = document.querySelector(".st-key-insteg-foot")
  foot?.setAttribute("role", "region")
  foot?.setAttribute("aria-label", words.foot)
  const skip = document.querySelector("[data-testid='stSkipToContent']")
  if (skip && skip.textContent !== words.skip) skip.textContent = words.skip
  // Streamlit calls the place to drop a file "presentation" and names it all the same, which no screen reader can make sense of.
  for (const zone of document.querySelectorAll("[data-testid='stFileUploaderDropzone'][role='presentation']")) zone.setAttribute("role", "group")
  translate(spoken)
}

// A panel that is taller than the screen, or a table that is wider, holds only text: without this the keyboard could not scroll it.
const letPanelsScroll = () => {
  for (const panel of document.querySelectorAll("[data-testid='stPopoverBody'], [data-testid='stTable'] :has(> table)"))
    if (panel.scrollHeight > panel.clientHeight || panel.scrollWidth > panel.clientWidth) panel.setAttribute("tabindex", "0")
    else panel.removeAttribute("tabindex")
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

// Streamlit calls us at every run and tells us only once that the page is left: one watcher a frame, told of the newest data.
const frames = new WeakMap()

const watch = (parentElement) => {
  const frame = {}
  const refresh = () => {
    mark(frame.data)
    // Reading a style costs the browser a look at all of them; Streamlit's own class name tells whether the theme is another.
    const look = `${frame.data.mode} ${document.querySelector(".stApp").className}`
    if (look !== frame.look) {
      frame.look = look
      shareTheme(parentElement)
      followTheme(parentElement, frame.data.mode, frame.ask)
    }
    letPanelsScroll()
    arrive()
    document.querySelectorAll(".js-plotly-plot").forEach(listenTo)
  }
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
  // A new theme is new variables around us, and nothing that is added to the page.
  const dusk = matchMedia("(prefers-color-scheme: dark)")
  const onDusk = () => setTimeout(refresh, 300)
  dusk.addEventListener("change", onDusk)
  // Zoomed in, the same page has less room.
  addEventListener("resize", refresh)
  const onHover = (event) => highlight(event.detail)
  document.addEventListener("insteg:hover", onHover)
  const stop = () => {
    watcher.disconnect()
    dusk.removeEventListener("change", onDusk)
    removeEventListener("resize", refresh)
    document.removeEventListener("insteg:hover", onHover)
    frames.delete(parentElement)
  }
  return Object.assign(frame, { refresh, stop })
}

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = frames.get(parentElement) ?? watch(parentElement)
  frames.set(parentElement, Object.assign(frame, { data, ask: (mode) => setTriggerValue("theme", mode) }))
  draw(parentElement, data, (chosen) => setTriggerValue("chosen", chosen))
  offerLinks()
  offerMeanings()
  welcome(data.words)
  waitForWords()
  preparePaper()
  frame.refresh()
  return frame.stop
}
