// Buttons, panels, blank screen, full screen, swipe.

const panel = (name) => sections[now.slide - 1]?.querySelector(`dialog.${name}`)
const help = document.getElementById("help")
const openPanel = () => document.querySelector("dialog[open]:not(#blank)")

const turn = (dialog) => {
  const open = openPanel()
  open?.close()
  if (dialog && open !== dialog) dialog.showModal()
}
const blank = () => show({ blank: !now.blank })
// In a room the code is the room's own; rooms put it there.
const code = () => onWall("q") || turn(document.getElementById("join") ?? panel("code"))
const full = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.())
const turnSteps = () => {
  now.stepwise = !now.stepwise
  show({ step: firstStep(now.slide) })
}

const actions = {
  previous: back,
  next: forward,
  steps: turnSteps,
  table: () => turn(panel("table")),
  code,
  blank,
  full,
  speaker: openSpeaker,
  help: () => turn(help),
  overview: openOverview,
  pointer: turnPointer,
  play: turnYears,
  restart: () => {
    show({ begun: Date.now() })
    tick()
  },
  countdown: countDown,
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]")
  // Who pressed with a pointer goes on with the clicker: its keys must not press the same button again.
  if (event.detail && !openPanel()) event.target.closest("button")?.blur()
  if (button) return actions[button.dataset.do]()
  const named = event.target.closest("[data-pick], path[data-name]")
  if (named) pick(named.dataset.pick ?? named.dataset.name)
})

// A swipe is wide and flat; anything else is scrolling or a touch.
const SWIPE = 60
let touch = null
const stage = document.getElementById("stage")
stage.addEventListener("touchstart", (event) => (touch = event.touches.length === 1 ? event.touches[0] : null), { passive: true })
stage.addEventListener("touchend", (event) => {
  if (!touch) return
  const [across, down] = [event.changedTouches[0].clientX - touch.clientX, event.changedTouches[0].clientY - touch.clientY]
  touch = null
  if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) (across < 0 ? forward : back)()
})

// In full screen the buttons step aside until somebody moves the pointer or tabs to them.
let resting = 0
const wake = () => {
  document.body.classList.add("awake")
  clearTimeout(resting)
  resting = setTimeout(() => document.body.classList.remove("awake"), 3000)
}
addEventListener("pointermove", wake)
