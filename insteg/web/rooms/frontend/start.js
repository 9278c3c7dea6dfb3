// Which part this window plays: it offers a room, presents in one, or follows.

const offerRoom = () => {
  const problem = make("p", { class: "room-note", role: "status" })
  const open = async () => {
    try {
      const sent = { story: link.get("b"), stepwise: link.get("steg") === "1", slide: here.slide, step: here.step || 0, pick: here.pick, ends: here.ends, blank: here.blank }
      const { code: made, key } = await (await ask(`${root}/rum`, sent)).json()
      keepKey(made, key)
      const next = new URLSearchParams(location.search)
      next.delete("b")
      next.set("rum", made)
      next.set("bild", here.slide)
      location.assign(`${root}/visning?${next}#rum`)
    } catch (refusal) {
      problem.textContent = refusal.message
    }
  }
  const opener = button(say("open_room"), open, { class: "room-opener" })
  place.append(problem, opener)
  // Who came for a room has one at once; who comes back to this page or reloads it finds the button under their hand.
  if (location.hash !== "#rum") return
  opener.focus()
  if (performance.getEntriesByType("navigation")[0]?.type === "navigate") open()
}

// A server that does not answer now may answer soon: only one that knows of no such room is believed.
const isOpen = () => ask(`${root}/rum/${code}/finns`).then(() => true, (refusal) => refusal.reason !== "no_room")

const beginWithKey = async () => {
  if (await isOpen()) beginPresenting()
  else beginAfterwards()
}

const begin = async () => {
  document.head.append(make("link", { rel: "stylesheet", href: `${root}/rum/fil/rooms.css` }))
  facts = await (await fetch(`${root}/rum/fil/ord.json?lang=${language}`)).json()
  place.setAttribute("aria-label", say(isFollower ? "strip" : "panel"))
  place.prepend(told)
  document.body.append(place)
  const token = code && location.hash.match(/^#nyckel=([\w-]+)$/)?.[1]
  if (token && !(await takenOver(token))) return
  if (code && isFollower) beginFollowing()
  else if (code && keyOf(code)) beginWithKey()
  else if (code) location.replace(`${root}/rum/${code}?lang=${language}`)
  else if (link.get("b") && !isFollower) offerRoom()
}

begin()
