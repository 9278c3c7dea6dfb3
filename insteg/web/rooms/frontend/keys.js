// The presenter's key in another browser: shown as a code that can be used once, and taken by whoever scans it.

// Whoever stands at the speaker's window hands it over; on the wall anybody could scan it.
const handOver = () => {
  if (!link.has("talare")) return null
  const shown = make("div", { class: "room-join", hidden: true })
  const open = () => attempt(async () => {
    const { address, qr, minutes } = await (await ask(`${root}/rum/${code}/nyckel?lang=${language}`, {})).json()
    const close = () => { shown.hidden = true; shown.replaceChildren(); opener.focus() }
    shown.replaceChildren(make("img", { src: qr, alt: say("key_qr"), width: 220, height: 220 }),
      make("div", {}, make("p", {}, many("key_how", minutes, { minutes })), make("p", {}, make("a", { href: address, target: "_blank", rel: "noopener" }, say("key_link"))), button(say("fold"), close)))
    shown.hidden = false
  })
  const opener = button(say("hand_over"), open)
  return make("div", {}, make("h3", {}, say("key")), make("div", { class: "room-buttons" }, opener), shown)
}

// True when this browser may present now.
const takenOver = async (token) => {
  history.replaceState(null, "", location.pathname + location.search)
  try {
    const { key } = await (await ask(`${root}/rum/${code}/nyckel/byt`, { token })).json()
    keepKey(code, key)
  } catch (refusal) {
    if (keyOf(code)) return true
    place.append(make("p", { class: "room-strip" }, make("span", { role: "alert" }, refusal.message), make("a", { href: `${root}/rum/${code}?lang=${language}` }, say("start.enter"))))
    return false
  }
  return true
}

// What to say to each slide is nobody's but the key's: the page came without it.
const giveNotes = async () => {
  try {
    const { notes } = await (await ask(`${root}/rum/${code}/anteckningar`)).json()
    document.dispatchEvent(new CustomEvent("insteg:notes", { detail: notes }))
  } catch { setTimeout(giveNotes, 3000) }
}
