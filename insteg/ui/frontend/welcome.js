// One line for whoever comes for the first time: what Insteg is, and where it says more. It lies over the page's lower edge, so that
// nothing moves, and does not come back once it is closed or a second page is opened.

const SEEN = "insteg.seen"

const isNew = () => {
  try {
    return !localStorage.getItem(SEEN)
  } catch {
    return false // a browser that keeps nothing would be greeted for ever
  }
}

const close = () => {
  document.querySelector(".insteg-visit")?.remove()
  localStorage.setItem(SEEN, "1")
}

let page = ""
export const welcome = (words) => {
  const isFirstPage = page === "" || page === location.pathname
  page ||= location.pathname
  if (!isNew()) return
  if (!isFirstPage) return close()
  const line = document.querySelector(".insteg-visit") ?? document.body.appendChild(document.createElement("aside"))
  line.className = "insteg-visit"
  line.setAttribute("aria-label", "Insteg")
  const text = document.createElement("p")
  const more = Object.assign(document.createElement("a"), { href: "om", textContent: words["visit.more"] })
  text.append(`${words.visit} `, more)
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.close, onclick: close })
  line.replaceChildren(text, button)
}
