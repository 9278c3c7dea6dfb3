// The years of a map's measure, one after the other; at the end the map stands at the slide's own year again.

const YEAR_MS = 1200
const playing = { timer: 0, slide: 0 }

// frame: what the map shows in one period: {period, note, areas: [[shade, text], …]} in the order of the shapes.
const showYear = (number, frame) => {
  const map = sections[number - 1].querySelector(".map")
  map.querySelector(".year").textContent = frame.period
  map.querySelector(".map-note").textContent = frame.note
  const [paths, values] = [map.querySelectorAll("path"), map.querySelectorAll(".value")]
  frame.areas.forEach(([shade, text], at) => {
    paths[at].setAttribute("class", paths[at].getAttribute("class").replace(/step-+\d/, `step-${shade}`))
    values[at].textContent = text
    const row = sections[number - 1].querySelector(`[data-pick="${CSS.escape(values[at].parentNode.dataset.name)}"] .row-value`)
    if (row) row.textContent = text
  })
}

const stopYears = () => {
  if (!playing.timer) return false
  clearInterval(playing.timer)
  playing.timer = 0
  const { years, year } = deck.slides[playing.slide - 1]
  showYear(playing.slide, years[year])
  return true
}

const playYears = () => {
  const { years } = deck.slides[now.slide - 1]
  stopYears()
  let at = 0
  Object.assign(playing, { slide: now.slide })
  const next = () => (at < years.length ? showYear(playing.slide, years[at++]) : stopYears())
  next()
  playing.timer = setInterval(next, YEAR_MS)
}

// They play in every window of the show, and stop in every one.
const endYears = () => {
  const wasPlaying = stopYears()
  if (wasPlaying) tellOther({ years: false })
  return wasPlaying
}
const turnYears = () => {
  if (endYears() || !deck.slides[now.slide - 1].years.length) return
  playYears()
  tellOther({ years: true })
}

document.addEventListener("insteg:slide", () => now.slide !== playing.slide && stopYears())
