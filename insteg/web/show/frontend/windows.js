// The speaker's window: what to say, the clock, the next slide. Both windows keep in step, whichever is pressed.

const isSpeaker = asked.has("talare")
// A story has a channel of its own: two shows in the same browser don't steer each other.
const channelName = `insteg-visning-${asked.get("b") ?? asked.get("rum") ?? document.title}`
// A phone follows the room and no window beside it.
const channel = location.origin !== "null" && !deck.follower && "BroadcastChannel" in window ? new BroadcastChannel(channelName) : null
// A file opened from the disk has no channel: there the windows speak to each other directly.
let other = isSpeaker ? window.opener : null

// Whatever a wall says, says that there is one.
const tellOther = (news) => {
  const message = isSpeaker ? news : { wall: true, ...news }
  if (channel) channel.postMessage(message)
  else other?.postMessage({ insteg: message }, "*")
}
// Whether the wall stands in another window of this browser: a remote on a phone has none beside it.
let hasWall = false
// What is opened for the room is opened on the wall, whichever window the key was pressed in. False where there is no wall but this.
const onWall = (letter) => {
  if (isSpeaker && hasWall) tellOther({ letter })
  return isSpeaker && hasWall
}
const hearOf = (message) => {
  if (message.hello) tellOther({ ...now })
  if (message.speaker) document.dispatchEvent(new CustomEvent("insteg:speaker"))
  if (message.letter && !isSpeaker) press(message.letter)
  if (message.years === false) stopYears()
  if (message.years) playYears()
}
const hear = ({ wall, ...message }) => {
  hasWall = wall ?? hasWall
  if ("slide" in message) show(message, false)
  else hearOf(message)
  if (isSpeaker) renewSpeaker()
}
addEventListener("pagehide", () => isSpeaker || deck.follower || tellOther({ wall: false }))
if (channel) channel.onmessage = (event) => hear(event.data)
else
  addEventListener("message", (event) => {
    if (other && event.source === other && event.data?.insteg) hear(event.data.insteg)
  })

// What a reload keeps, this window's alone: where the show stands, its clock, what is picked out.
const KEPT = `insteg.plats.${channelName}`
const keepPlace = () => {
  try { sessionStorage.setItem(KEPT, JSON.stringify(now)) } catch { /* a browser that keeps nothing begins anew */ }
}
const keptPlace = () => {
  try { return performance.getEntriesByType("navigation")[0]?.type === "navigate" ? null : JSON.parse(sessionStorage.getItem(KEPT)) } catch { return null }
}

// The story as text: in the address, or, in a room, as this window had it before the room was opened.
const STORY = "insteg.visning"
const storyOf = () => {
  try {
    if (asked.get("b")) sessionStorage.setItem(STORY, asked.get("b"))
    return sessionStorage.getItem(STORY) ?? ""
  } catch { return asked.get("b") ?? "" }
}

const openSpeaker = () => {
  const address = new URL(location.href)
  address.searchParams.set("talare", "1")
  other = window.open(address, "insteg-talare", "popup,width=1200,height=800")
  if (!other) document.getElementById("told").textContent = deck.words.no_window
}

const twoDigits = (number) => String(number).padStart(2, "0")
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`
// What is left of the countdown, beside the notes and on the wall, where it has a place of its own below the slide.
const tellLeft = (today) => {
  const left = Math.ceil((now.ends - today) / 1000)
  const over = left < 0 ? deck.words.over : deck.words.left
  const text = now.ends ? said(over, { time: minutes(Math.abs(left)) }) : ""
  document.getElementById("left").textContent = text
  const wall = document.getElementById("wall-left")
  wall.firstElementChild.textContent = text
  if (wall.hidden === Boolean(text && !isSpeaker)) {
    wall.hidden = !wall.hidden
    document.body.classList.toggle("counting", !wall.hidden)
    dispatchEvent(new Event("resize"))
  }
}
const tick = () => {
  const today = new Date()
  document.getElementById("clock").textContent = `${twoDigits(today.getHours())}:${twoDigits(today.getMinutes())}`
  document.getElementById("elapsed").textContent = minutes(Math.floor((today - now.begun) / 1000))
  tellLeft(today)
}
const MOST_MINUTES = 600
const countDown = () => {
  const wished = Math.min(Number(document.getElementById("minutes").value), MOST_MINUTES)
  show({ ends: wished > 0 ? Math.round(Date.now() + wished * 60_000) : 0 })
  tick()
}

const renewSpeaker = () => {
  const { slides, words } = deck
  const slide = slides[now.slide - 1]
  const next = slides[now.slide]
  document.getElementById("spoken").textContent = slide.plain_sentence
  document.getElementById("note").textContent = slide.note
  document.getElementById("next-title").textContent = next ? said(words.next_is, { heading: next.heading }) : words.last
  sections.forEach((section, index) => section.classList.toggle("next", index === now.slide))
  draw(now.slide - 1)
  draw(now.slide)
}

// In a room the notes come after the page, to the presenter alone.
document.addEventListener("insteg:notes", ({ detail }) => {
  deck.slides.forEach((slide, index) => (slide.note = detail[index] ?? ""))
  if (isSpeaker && count) renewSpeaker()
})

const beSpeaker = () => {
  document.body.classList.add("speaking")
  document.getElementById("speaker").hidden = false
  document.addEventListener("insteg:slide", renewSpeaker)
  tellOther({ hello: true, speaker: true })
}
