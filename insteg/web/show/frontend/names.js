// Names and numbers in a chart at projector size: none lies on another.

// The names at the right ends of lines: their notes carry the name, and their text may stand on several lines.
const endsOf = (annotations = []) => annotations.map((note, at) => ({ at, note })).filter(({ note }) => note.name)
const linesOf = ({ text }) => text.split("<br>")

// They take the room they need and no more.
const pen = document.createElement("canvas").getContext("2d")
const widthOf = ({ text, font }, family) => {
  pen.font = `${font.size}px ${family}`
  return Math.max(...linesOf({ text }).map((line) => pen.measureText(line).width))
}
const fitEnds = (layout, width) => {
  const ends = endsOf(layout.annotations)
  if (layout.xaxis?.type !== "category" || !ends.length) return
  const { family, size } = layout.template.layout.font
  const room = Math.max(...ends.map(({ note }) => widthOf(note, family) + note.xshift)) + size
  layout.margin = { ...layout.margin, r: Math.min(room, width / 2) }
}

// Places at least `gap` apart, in their order and as near to where they were as that allows.
const apart = (places, gap) => {
  const blocks = []
  const mean = ({ sum, count: of }) => sum / of
  places.forEach((place, at) => {
    blocks.push({ sum: place - at * gap, count: 1 })
    while (blocks.length > 1 && mean(blocks.at(-2)) > mean(blocks.at(-1))) {
      const last = blocks.pop()
      blocks.at(-1).sum += last.sum
      blocks.at(-1).count += last.count
    }
  })
  return blocks.flatMap((block) => Array(block.count).fill(mean(block))).map((place, at) => place + at * gap)
}

// Names at points stand where they belong, and as little above or below as keeps two of them from lying on each other.
const ROUNDS = 40
const spreadPoints = (box, ends) => {
  const { xaxis, yaxis, template } = box._fullLayout
  const boxes = ends.filter(({ note }) => note.xanchor === "left").map(({ at, note }) => {
    const left = xaxis.d2p(note.x) + (note.xshift ?? 0)
    return { at, left, right: left + widthOf(note, template.layout.font.family), tall: note.font.size, middle: yaxis.d2p(note.y), moved: 0 }
  })
  const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other]))
  const crossing = pairs.filter(([one, other]) => one.left < other.right && other.left < one.right)
  for (let round = 0; round < ROUNDS; round++)
    for (const pair of crossing) {
      const [above, below] = pair.toSorted((one, other) => one.middle + one.moved - other.middle - other.moved)
      const missing = above.tall - (below.middle + below.moved - above.middle - above.moved)
      if (missing <= 0) continue
      above.moved -= missing / 2
      below.moved += missing / 2
    }
  const changes = boxes.filter(({ moved }) => Math.abs(moved) > 1).map(({ at, moved }) => [`annotations[${at}].yshift`, -moved])
  return changes.length ? Plotly.relayout(box, Object.fromEntries(changes)) : undefined
}

// What of the width still counts as one end: a mean may be drawn a little beyond the last year.
const ONE_END = 0.05
// They stand one above the other, a place a line. Where that is is known when the axis is drawn.
const spreadEnds = (box) => {
  const { annotations, xaxis, yaxis } = box._fullLayout
  const ends = endsOf(annotations)
  // Only those at one end: names at points stand where they belong.
  const across = ends.map(({ note }) => xaxis.d2p(note.x))
  if (ends.length < 2) return undefined
  if (Math.max(...across) - Math.min(...across) > ONE_END * box.clientWidth) return spreadPoints(box, ends)
  const placed = ends.map((end) => ({ ...end, top: yaxis.d2p(end.note.y) })).sort((one, other) => one.top - other.top)
  // As far as Plotly sets the lines of one name, or a name of three lines would lie on its neighbour; single ones may stand closer.
  const gap = placed.some(({ note }) => linesOf(note).length > 1) ? 1.3 : 1.1
  const wanted = apart(placed.flatMap(({ note, top }) => linesOf(note).map(() => top)), placed[0].note.font.size * gap)
  const changes = placed.map(({ at, note, top }) => {
    const own = wanted.splice(0, linesOf(note).length)
    return [`annotations[${at}].yshift`, top - own.reduce((sum, one) => sum + one) / own.length]
  })
  return changes.some(([, shift]) => Math.abs(shift) > 1) ? Plotly.relayout(box, Object.fromEntries(changes)) : undefined
}

// The numbers of projects above a curve stand in lanes of the picture: as large as a lane is high, and no smaller than can be read.
const SMALLEST_LANE = 0.7
const fitLanes = ({ annotations = [], margin }, height) => {
  const lanes = annotations.filter((note) => note.xanchor === "left" && note.yref === "paper" && note.xref === "x")
  const tops = [...new Set(lanes.map(({ y }) => y))].sort((one, other) => one - other)
  const steps = tops.slice(1).map((top, at) => top - tops[at])
  const room = Math.min(...steps) * (height - (margin?.t ?? 0) - (margin?.b ?? 0))
  if (steps.length) for (const { font } of lanes) if (font?.size) font.size = Math.min(font.size, Math.max(room * 0.95, font.size * SMALLEST_LANE))
}

// The names of a time line's bars stand as texts of their own: as bars' text Plotly makes them so small that the narrowest lane has air around
// them. Those that stand in their bar are cut where it ends, the others where the next bar of their lane begins.
const OF_A_LANE = 0.72
const DRAWN_WIDTH = 0.83
const LEAST_OF_IT = 0.85
const cutTo = (text, font, family, room) => {
  if (widthOf({ text, font }, family) <= room) return text
  const cut = [...text].findLastIndex((_, at) => widthOf({ text: `${text.slice(0, at)}…`, font }, family) <= room)
  return cut > 2 ? `${text.slice(0, cut).trimEnd()}…` : ""
}
const namesOfBars = (trace, { xaxis, yaxis, template }, width, height) => {
  const { family } = template.layout.font
  const [from, to] = xaxis.range.map((day) => Date.parse(day))
  const perPixel = (to - from) / (width * DRAWN_WIDTH)
  const lane = (height * 0.9) / Math.abs(yaxis.range[0] - yaxis.range[1])
  const font = { size: Math.min(lane * OF_A_LANE, trace.outsidetextfont.size) }
  const bars = trace.text.map((text, at) => ({ text, y: trace.y[at], start: Date.parse(trace.base[at]), length: trace.x[at], isInside: trace.textposition[at] === "inside" }))
  const placed = bars.map(({ text, y, start, length, isInside }) => {
    const next = Math.min(to, ...bars.filter((bar) => bar.y === y && bar.start > start).map((bar) => bar.start))
    const begin = (isInside ? start : start + length) + font.size * 0.3 * perPixel
    const room = ((isInside ? start + length : next) - begin) / perPixel
    // A little smaller before it is cut.
    const size = font.size * Math.min(1, Math.max(LEAST_OF_IT, room / widthOf({ text, font }, family)))
    return { begin, y, isInside, size, text: cutTo(text, { size }, family, room) }
  })
  trace.textposition = "none"
  return {
    type: "scatter", mode: "text", textposition: "middle right", hoverinfo: "skip", cliponaxis: false,
    x: placed.map(({ begin }) => new Date(begin).toISOString()), y: placed.map(({ y }) => y), text: placed.map(({ text }) => text),
    textfont: {
      size: placed.map(({ size }) => size), color: placed.map(({ isInside }) => (isInside ? trace.insidetextfont : trace.outsidetextfont).color),
      shadow: placed.map(({ isInside }) => (isInside ? "none" : trace.outsidetextfont.shadow)),
    },
  }
}
