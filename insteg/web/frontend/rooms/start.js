// Which part this window plays: it offers a room, presents in one, or follows.

const offerRoom = () => {
  const problem = make("p", { class: "room-note", role: "status" })
  const open = async () => {
    try {
      const sent = { story: link.get("b"), stepwise: link.get("steg") === "1", slide: here.slide, step: here.step || 0 }
      const { code: made, key } = await (await ask("/rum", sent)).json()
      keepKey(made, key)
      const next = new URLSearchParams(location.search)
      next.delete("b")
      next.set("rum", made)
      next.set("bild", here.slide)
      location.assign(`/visning?${next}#rum`)
    } catch (refusal) {
      problem.textContent = refusal.message
    }
  }
  place.append(problem, button(say("open_room"), open, { class: "room-opener" }))
}

const begin = async () => {
  document.head.append(make("link", { rel: "stylesheet", href: "/rum/fil/rooms.css" }))
  facts = await (await fetch(`/rum/fil/ord.json?lang=${language}`)).json()
  place.prepend(told)
  document.body.append(place)
  if (code && isFollower) beginFollowing()
  else if (code && keyOf(code)) beginPresenting()
  else if (code) location.replace(`/rum/${code}?lang=${language}`)
  else if (link.get("b")) offerRoom()
}

begin()
