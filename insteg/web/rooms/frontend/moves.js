// The presenter's moves: sent until they have come through, and what another presenter moved is shown here too.

// wished: what this window wants to be another, until the server knows. shared: where it stood when it last told or took anything.
// known: the last move that is accounted for; with it may have come what another presenter changed just before. heard: the room's state.
const moves = { wished: null, shared: {}, isSending: false, known: -1, heard: null, isTaking: false }

// A move that is on its way outlives a reload of this window.
const WISHED = `insteg.flytt.${code}`
const want = (wished) => {
  moves.wished = wished
  try {
    if (wished) sessionStorage.setItem(WISHED, JSON.stringify(wished))
    else sessionStorage.removeItem(WISHED)
  } catch { /* a browser that keeps nothing loses it with the page */ }
}
const wishedBefore = () => { try { return JSON.parse(sessionStorage.getItem(WISHED)) } catch { return null } }

// The countdown ends at one moment by the server's clock. ahead: how far that is before this window's own.
const clock = { ahead: 0 }
const shifted = (stand, by) => (stand.ends ? { ...stand, ends: stand.ends + by } : stand)

// What belongs together: who changes one of them leaves the others as another presenter has them.
const TOGETHER = [["slide", "step", "pick"], ["ends"], ["blank"]]
const placeHere = () => ({ slide: here.slide, step: here.step || 0, pick: here.pick, ends: here.ends, blank: here.blank })
const only = (stand, names) => Object.fromEntries(names.filter((name) => name in stand).map((name) => [name, stand[name]]))
const showMove = (stand) => quietly(() => {
  show(only(stand, TOGETHER.flat()))
  moves.shared = placeHere()
})

const moved = ({ detail }) => {
  // What another window of this browser told is sent by that window.
  if (moves.isTaking || detail.own === false) return
  const standing = placeHere()
  const changed = TOGETHER.filter((names) => names.some((name) => standing[name] !== moves.shared[name])).flat()
  moves.shared = standing
  if (!changed.length) return
  want({ ...moves.wished, ...shifted(only(standing, changed), clock.ahead) })
  deliver()
}

const deliver = async () => {
  const { wished } = moves
  if (moves.isSending || !wished) return
  moves.isSending = true
  try {
    const { move } = await (await ask(`${root}/rum/${code}/lage`, wished)).json()
    moves.known = Math.max(moves.known, move)
    if (moves.wished === wished) want(null)
  } catch (refusal) {
    lineNote.textContent = refusal.message
    if (!PASSING.includes(refusal.reason)) want(null)
    // Tried again when the server answers: presenter.js asks it every other second.
    return
  } finally {
    moves.isSending = false
  }
  if (moves.wished) deliver()
  else takeHeard()
}

const quietly = (work) => {
  moves.isTaking = true
  work()
  moves.isTaking = false
}

const takeHeard = () => {
  const { heard } = moves
  if (!heard || moves.wished || moves.isSending || heard.move < moves.known) return
  moves.known = heard.move
  const standing = placeHere()
  if (Object.keys(standing).some((name) => heard[name] !== standing[name])) showMove(heard)
}

const MOVES = ["insteg:slide", "insteg:pick"]
const endMoving = () => MOVES.forEach((kind) => document.removeEventListener(kind, moved))

const beginMoving = () => {
  for (const kind of MOVES) document.addEventListener(kind, moved)
  // The show spoke before we listened: an empty wish makes it say where it stands. The room's place counts before this window's.
  showMove({})
  want(wishedBefore())
  if (moves.wished) showMove(shifted(moves.wished, -clock.ahead))
  const hear = (event, data) => {
    if (event === "clock") clock.ahead = Number(data) - Date.now()
    if (event !== "state") return false
    moves.heard = shifted(JSON.parse(data), -clock.ahead)
    takeHeard()
    return moves.heard.is_over
  }
  follow(`${root}/rum/${code}/presentera`, () => ({ Authorization: `Bearer ${keyOf(code)}` }), { hear, lost: () => {}, gone: () => {} })
}
