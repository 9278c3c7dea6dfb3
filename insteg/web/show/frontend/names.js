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

// What of the width still counts as one end: a mean may be drawn a little beyond the last year.
const ONE_END = 0.05
// They stand one above the other, a place a line. Where that is is known when the axis is drawn.
const spreadEnds = (box) => {
  const { annotations, xaxis, yaxis } = box._fullLayout
  const ends = endsOf(annotations)
  // Only those at one end: names at points stand where they belong.
  const across = ends.map(({ note }) => xaxis.d2p(note.x))
  if (ends.length < 2 || Math.max(...across) - Math.min(...across) > ONE_END * box.clientWidth) return undefined
  const placed = ends.map((end) => ({ ...end, top: yaxis.d2p(end.note.y) })).sort((one, other) => one.top - other.top)
  const wanted = apart(placed.flatMap(({ note, top }) => linesOf(note).map(() => top)), placed[0].note.font.size * 1.1)
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
