// Suggestions below a search field while somebody writes: links that the server finds, reached with the arrow keys or Tab.

const PAUSE = 120
const LEAST = 2
let waiting = 0
let asked = 0

const panelOf = (form) => {
  const panel = form.querySelector(".insteg-suggested") ?? form.appendChild(document.createElement("div"))
  panel.className = "insteg-suggested"
  return panel
}

export const hideSuggestions = (except = null) => {
  for (const panel of document.querySelectorAll(".insteg-suggested")) if (panel.parentElement !== except) panel.remove()
}

const suggest = async (form) => {
  const mine = ++asked
  const answer = await fetch(`${form.action}/forslag?${new URLSearchParams(new FormData(form))}`)
  const markup = answer.ok ? await answer.text() : ""
  // Only the newest question is answered, and only where somebody still is.
  if (mine === asked && markup && form.contains(document.activeElement)) panelOf(form).innerHTML = markup
}

export const write = (event) => {
  const form = event.target instanceof Element && event.target.matches(".insteg-search input[type=search]") ? event.target.form : null
  if (!form) return
  clearTimeout(waiting)
  asked += 1
  if (event.target.value.trim().length < LEAST) hideSuggestions()
  else waiting = setTimeout(() => suggest(form), PAUSE)
}

// Down and up go through field and links; Escape closes and returns to the field.
export const walk = (event) => {
  const form = event.target instanceof Element ? event.target.closest(".insteg-search") : null
  if (!form || !form.querySelector(".insteg-suggested")) return
  const stops = [form.querySelector("input[type=search]"), ...form.querySelectorAll(".insteg-suggested a")]
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) stops[Math.min(Math.max(stops.indexOf(document.activeElement) + step, 0), stops.length - 1)].focus()
  else if (event.key === "Escape") {
    stops[0].focus()
    hideSuggestions()
  } else return
  event.preventDefault()
}

export const leave = (event) => hideSuggestions(event.target instanceof Element ? event.target.closest(".insteg-search") : null)
