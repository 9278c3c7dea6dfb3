// The speaker's window: what to say, the clock, the next slide. Both windows keep in step, whichever is pressed.

const isSpeaker = asked.has("talare")
// A story has a channel of its own: two shows in the same browser don't steer each other.
const channelName = `insteg-visning-${asked.get("b") ?? asked.get("rum") ?? document.title}`
const channel = location.origin !== "null" && "BroadcastChannel" in window ? new BroadcastChannel(channelName) : null
// A file opened from the disk has no channel: there the windows speak to each other directly.
let other = isSpeaker ? window.opener : null

const tellOther = (message) => {
  if (channel) channel.postMessage(message)
  else other?.postMessage({ insteg: message }, "*")
}
const hear = (message) => {
  if (message.hello) tellOther({ ...now })
  else show(message, false)
  if (isSpeaker) renewSpeaker()
}
if (channel) channel.onmessage = (event) => hear(event.data)
else
  addEventListener("message", (event) => {
    if (other && event.source === other && event.data?.insteg) hear(event.data.insteg)
  })

const openSpeaker = () => {
  const address = new URL(location.href)
  address.searchParams.set("talare", "1")
  other = window.open(address, "insteg-talare", "popup,width=1200,height=800")
  if (!other) document.getElementById("told").textContent = deck.words.no_window
}

let begun = Date.now()
const twoDigits = (number) => String(number).padStart(2, "0")
const tick = () => {
  const seconds = Math.floor((Date.now() - begun) / 1000)
  const today = new Date()
  document.getElementById("clock").textContent = `${twoDigits(today.getHours())}:${twoDigits(today.getMinutes())}`
  document.getElementById("elapsed").textContent = `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`
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

const beSpeaker = () => {
  document.body.classList.add("speaking")
  document.getElementById("speaker").hidden = false
  document.addEventListener("insteg:slide", renewSpeaker)
  tick()
  setInterval(tick, 1000)
  tellOther({ hello: true })
}
