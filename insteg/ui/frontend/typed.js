// What was just written is with the server before what is pressed next is done: a link to the show carries the whole show, and
// pressed at once it would lead to one without the last words. Such a press waits for the run that takes them in, and is then done.

// Other presses go to the server, which does them to what the boxes hold.
const LINKS = "a[href], [data-testid='stDownloadButton'] button"
const BOXES = "[class*='st-key-story-']"
const SOON_MS = 800
const LONG_MS = 8000

const state = () => document.querySelector("[data-testid='stApp']")?.dataset.testScriptState
const until = async (is, most) => {
  const end = performance.now() + most
  while (!is() && performance.now() < end) await new Promise((done) => setTimeout(done, 25))
}
const aRun = async () => {
  await until(() => state() === "running", SOON_MS)
  await until(() => state() !== "running", LONG_MS)
}

let isUnsent = false
let sending = null

const written = ({ target }) => {
  if (target instanceof Element && target.closest(BOXES)) isUnsent = true
}
const left = ({ target }) => {
  if (!isUnsent || !target.closest(BOXES)) return
  const mine = (sending = aRun().then(() => {
    if (sending === mine) isUnsent = false
  }))
}
const pressed = async (event) => {
  const press = event.target instanceof Element ? event.target.closest(LINKS) : null
  if (!press || !isUnsent) return
  event.preventDefault()
  event.stopImmediatePropagation()
  await (sending ?? aRun())
  isUnsent = false
  press.click()
}

let isWatching = false
export const waitForWords = () => {
  if (isWatching) return
  isWatching = true
  document.addEventListener("input", written, true)
  document.addEventListener("focusout", left, true)
  document.addEventListener("click", pressed, true)
}
