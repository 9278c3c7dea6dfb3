// The way in, in three places: the panel, the dialog behind Q, a slide of the show.

const joinBox = (more = null, name = "room-letters") => {
  const address = `${(root || location.origin).replace(/^https?:\/\//, "")}/rum/${code}`
  return make("div", { class: "room-join" },
    make("img", { src: `${root}/rum/${code}/qr.svg`, alt: say("qr", { address }), width: 220, height: 220 }),
    make("div", {}, make("p", { class: name }, code), make("p", { class: "room-address" }, address), more))
}

const joinDialog = () => make("dialog", { id: "join", class: "code", "aria-label": say("door.title") },
  make("h3", {}, say("door.title")), joinBox(), make("form", { method: "dialog" }, make("button", {}, say("close_code"))))

const fillJoinSlides = () => {
  for (const slot of document.querySelectorAll("[data-join]")) slot.replaceChildren(joinBox(make("p", { class: "room-present" })))
}

// How many follow, wherever it is told.
const tellPeople = (count) => {
  for (const slot of document.querySelectorAll(".room-people, .room-present")) slot.textContent = many("follower", count)
}
