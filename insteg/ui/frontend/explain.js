// A word of the glossary is a link that carries its meaning. A mouse is shown it by the browser; whoever comes by keyboard is shown it
// on arrival, and a finger's first press shows it too (the second follows the link). Beside every figure a button copies its address.

const WORD = "a[title][href*='#ord-']"

let shown = null
const hide = () => {
  shown?.bubble.remove()
  shown?.word.removeAttribute("aria-describedby")
  shown = null
}

const show = (word) => {
  if (shown?.word === word) return
  hide()
  const bubble = document.createElement("div")
  bubble.className = "insteg-meaning"
  bubble.id = "insteg-meaning"
  bubble.setAttribute("role", "tooltip")
  bubble.textContent = word.title
  document.body.append(bubble)
  const at = word.getBoundingClientRect()
  bubble.style.left = `${Math.max(8, Math.min(at.left, innerWidth - bubble.offsetWidth - 8))}px`
  const below = at.bottom + 6
  bubble.style.top = `${below + bubble.offsetHeight < innerHeight ? below : at.top - bubble.offsetHeight - 6}px`
  word.setAttribute("aria-describedby", bubble.id)
  shown = { word, bubble }
}

const wordOf = (event) => (event.target instanceof Element ? event.target.closest(WORD) : null)

const press = (event) => {
  const word = wordOf(event)
  if (!word || event.pointerType !== "touch" || wasShown === word) return
  // Before the header takes it for a link to follow.
  event.preventDefault()
  event.stopImmediatePropagation()
  show(word)
}

// What was shown when the finger came down: focus, which shows it too, comes between that and the press.
let wasShown = null
let isOffering = false
export const offerMeanings = () => {
  if (isOffering) return
  isOffering = true
  addEventListener("pointerdown", () => (wasShown = shown?.word ?? null), true)
  addEventListener("click", press, true)
  document.addEventListener("focusin", (event) => (wordOf(event) ? show(wordOf(event)) : hide()))
  document.addEventListener("focusout", hide)
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide())
  addEventListener("scroll", hide, true)
}

const SAID_FOR = 4000
const copy = async (event) => {
  const button = event.target instanceof Element ? event.target.closest(".insteg-copy") : null
  if (!button) return
  const address = new URL(button.dataset.address, location.href).href
  try {
    await navigator.clipboard.writeText(address)
  } catch {
    // No clipboard without TLS, or not allowed: the address is shown to be copied by hand.
    prompt(button.textContent, address)
    return
  }
  const words = button.textContent
  button.setAttribute("aria-live", "polite")
  button.textContent = button.dataset.done
  setTimeout(() => (button.textContent = words), SAID_FOR)
}

let isCopying = false
export const offerLinks = () => {
  if (isCopying) return
  isCopying = true
  document.addEventListener("click", copy)
}
