// The header is the server's own markup with ordinary links and forms. Here a link to one of our pages is followed without loading
// everything anew, every link carries the place, and place and language are choices of the page one stands on.

import { hideSuggestions, leave, walk, write } from "./suggest.js"

// What the newest run said: the place, the pages there are, and how a choice is told to the server.
let now = null

const isOurs = (link) => {
  const base = new URL("./", location.href).pathname
  return link.origin === location.origin && link.pathname.startsWith(base) && now.pages.includes(link.pathname.slice(base.length))
}

// Where on the page to arrive, once it is there.
let anchor = decodeURIComponent(location.hash.slice(1))
export const arrive = () => {
  const found = anchor && document.getElementById(anchor)
  if (!found) return
  anchor = ""
  found.closest("details")?.setAttribute("open", "")
  found.setAttribute("tabindex", "-1")
  found.focus({ preventScroll: true })
  found.scrollIntoView()
}

// Streamlit goes to the page of the new address as it does for the browser's own back button.
const go = (address) => {
  const target = new URL(address, location.href)
  anchor = decodeURIComponent(target.hash.slice(1))
  target.hash = ""
  history.pushState({}, "", target)
  dispatchEvent(new PopStateEvent("popstate", { state: {} }))
  document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0)
}

// The browser's own back and forward button. Two quick steps may reach the server as one: that the last one stayed on its page is then
// told in the address, until the server writes it anew. A link of ours goes the same way, but no browser trusts its event. The first
// answer's script listens, before Streamlit can.
let page = location.pathname
const turn = (event) => {
  const isSamePage = location.pathname === page
  page = location.pathname
  const address = new URL(location.href)
  if (event.isTrusted && isSamePage) address.searchParams.set("tillbaka", "1")
  else address.searchParams.delete("tillbaka")
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

const closeSheet = () => {
  document.querySelector(".insteg-menu[open]")?.removeAttribute("open")
  hideSuggestions()
}

const linkOf = (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  return link && now && !link.closest("[data-testid='stPageLink']") && isOurs(link) ? link : null
}

// Before a link is followed, also into a new tab: it leads to the place that is chosen, and the other language to the view as it is now.
const complete = (event) => {
  const link = linkOf(event)
  if (!link) return
  const address = new URL(link.href)
  if (link.hreflang) {
    address.search = location.search
    address.searchParams.set("lang", link.hreflang)
  } else {
    if (now.place && !address.searchParams.has("kommun")) address.searchParams.set("kommun", now.place)
    // The show in progress: a new tab knows of it only what its address says.
    const show = new URLSearchParams(location.search).get("visning")
    if (show && !address.searchParams.has("visning")) address.searchParams.set("visning", show)
  }
  if (address.href !== link.href) link.href = address.href
}

const follow = (event) => {
  const link = linkOf(event)
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return
  event.preventDefault()
  closeSheet()
  if (link.hreflang) now.choose({ lang: link.hreflang })
  // A choice of the page one stands on: a run, and nothing on the page moves.
  else if (link.dataset.choice) now.choose({ [link.dataset.choice]: link.dataset.value })
  else go(link.href)
}

const search = (event) => {
  const form = event.target.closest(".insteg-search")
  if (!form || !now) return
  event.preventDefault()
  closeSheet()
  go(`${form.action}?${new URLSearchParams(new FormData(form))}`)
}

const choosePlace = (event) => {
  if (event.target.id === "insteg-place") now?.choose({ kommun: event.target.value })
}

const leaveSheet = (event) => {
  const sheet = document.querySelector(".insteg-menu[open]")
  if (!sheet) return
  if (event.type === "keydown" ? event.key !== "Escape" : sheet.contains(event.target)) return
  closeSheet()
  if (event.type === "keydown") sheet.querySelector("summary").focus()
}

let isListening = false
const listen = () => {
  if (isListening) return
  isListening = true
  window.instegTurned = turn
  for (const kind of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(kind, complete)
  document.addEventListener("click", follow)
  document.addEventListener("submit", search)
  document.addEventListener("change", choosePlace)
  document.addEventListener("input", write)
  document.addEventListener("keydown", walk)
  for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, leave)
  document.addEventListener("pointerdown", leaveSheet)
  document.addEventListener("keydown", leaveSheet)
}

// What the reader has typed, opened or focused in the header stays through a run.
const replace = (box, markup) => {
  const focused = box.contains(document.activeElement) ? document.activeElement.id : ""
  const typed = focused ? document.activeElement.value : ""
  box.innerHTML = markup
  const same = focused ? box.querySelector(`#${CSS.escape(focused)}`) : null
  if (same?.type === "search") same.value = typed
  same?.focus()
}

export const draw = (parent, { markup, place, pages }, choose) => {
  now = { place, pages, choose }
  page = location.pathname
  listen()
  const box = parent.querySelector(".insteg-header") ?? parent.appendChild(document.createElement("div"))
  box.className = "insteg-header"
  if (box.dataset.shown === markup) return
  replace(box, markup)
  box.dataset.shown = markup
}
