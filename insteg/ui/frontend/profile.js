// Shows markup made and escaped by the server. Streamlit's own HTML element removes SVG, and the rows need it.

export default function ({ parentElement, data }) {
  const box = parentElement.querySelector(".insteg-markup") ?? parentElement.appendChild(document.createElement("div"))
  box.className = "insteg-markup"
  if (box.dataset.shown === data.markup) return
  // Which definitions are open survives a rerun.
  const open = [...box.querySelectorAll("details[open]")].map((details) => details.id)
  const focused = box.contains(document.activeElement) ? document.activeElement.id : ""
  box.innerHTML = data.markup
  box.dataset.shown = data.markup
  for (const id of open) box.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "")
  // Whoever pressed a link that chose something is still there.
  if (focused) box.querySelector(`#${CSS.escape(focused)}`)?.focus({ preventScroll: true })
}
