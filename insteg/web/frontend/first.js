// The first answer becomes the live page. What the server sent is painted first; then Streamlit is fetched and builds the live page
// unseen (hidden, so that nothing it moves is seen to move); when that is whole it takes the place, and what the reader had begun
// (scrolled to, focused, opened, pressed) goes on there.
{
  const root = document.getElementById("root")
  const first = document.getElementById("insteg-first")

  // Streamlit asks for the server's health and settings before it connects. Told both, it connects at once and asks meanwhile.
  // Every page lies one step below our own root, whatever path that has.
  window.__streamlit = { BACKEND_BASE_URL: new URL("./", location.href).href, HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false } }

  // The pages' policy runs no code but our files'. Streamlit counts without WebAssembly where there is none; where it is forbidden, some
  // browsers would say so on every page.
  delete window.WebAssembly

  const LONGEST = 8000
  const mark = (name) => document.documentElement.classList.add(name)

  // The charts' library waits for this (ui/server.py).
  let tellLive
  window.instegLive = new Promise((done) => (tellLive = done))

  // So do the icons, whose 375 kB would share the line with the page.
  const load = document.fonts.load.bind(document.fonts)
  document.fonts.load = async (font, text) => {
    await window.instegLive
    return load(font, text).finally(() => mark("insteg-icons"))
  }
  window.instegLive.then(() => setTimeout(() => mark("insteg-icons"), LONGEST))

  // What steps back and forward do to the address (ui/frontend/header.js) must be done before Streamlit reads it, and listeners of a
  // window are called in the order they came, whatever phase they ask for.
  addEventListener("popstate", (event) => window.instegTurned?.(event))

  // Streamlit's own preloads, style sheet and script.
  const fetchLive = () => document.head.append(document.getElementById("insteg-live").content.cloneNode(true))

  // Our letters are used if they were there when the first view was painted. Any later, they would move what is being read: the
  // reader's own stay. What was painted tells: a line that is as wide in the reader's own letters is written in them.
  const settleLetters = () => {
    const line = first.querySelector(".first-skip")
    const before = line?.getBoundingClientRect().width
    first.classList.add("first-near")
    if (line?.getBoundingClientRect().width !== before) first.classList.remove("first-near")
  }

  // The live page is fetched once the first view is on the screen, as the browser tells: whatever is read before takes the processor
  // from painting it. A page in a tab nobody sees is not painted, and not every browser tells.
  const LATEST = 600
  let isBegun = false
  const painted = () => {
    if (isBegun) return
    isBegun = true
    settleLetters()
    fetchLive()
  }
  const begin = () => {
    setTimeout(painted, document.hidden ? 50 : LATEST)
    new PerformanceObserver(painted).observe({ type: "paint", buffered: true })
  }

  // The live page is whole when its last element is there, nothing is faded or a placeholder, tables and maps are drawn, and its
  // letters are here. A chart may come later: its room is kept, and the first answer's picture stands in it until then.
  const CHART = "[class*='st-key-figure-'][class*='-chart']"
  const UNFINISHED = `[data-stale='true'], [data-testid='stSkeleton']:not(${CHART} *), [data-testid='stStatusWidget'], [data-testid='stSpinner']`
  // A component of ours stands beside the empty box (with its style sheet) that Streamlit makes before its script is there.
  const DRAWN = { ".stBidiComponent": "[data-testid^='stBidiComponent'] > :nth-child(2)", "[data-testid='stDataFrame']": "canvas", "[class*='st-key-map-']": "path" }
  const isDrawn = ([box, part]) => [...root.querySelectorAll(box)].every((node) => node.querySelector(part))
  const LETTERS = ['16px "Source Sans"', '700 16px "Source Sans"']
  const areLettersHere = () => LETTERS.every((letters) => document.fonts.check(letters))
  const isWhole = () =>
    root.querySelector(".st-key-insteg-foot") && !root.querySelector(UNFINISHED) && Object.entries(DRAWN).every(isDrawn) && areLettersHere()

  const lendPictures = () => {
    for (const box of root.querySelectorAll(CHART)) {
      const pictures = first.querySelectorAll(`.${CSS.escape(keyOf(box))} .insteg-stills`)
      if (box.querySelector(".main-svg") || !pictures.length) continue
      const lent = document.createElement("div")
      lent.className = "insteg-lent"
      lent.append(...pictures)
      box.style.position = "relative"
      box.append(lent)
      const watcher = new MutationObserver(() => {
        if (!box.querySelector(".main-svg .overplot")) return
        lent.remove()
        watcher.disconnect()
      })
      watcher.observe(box, { childList: true, subtree: true })
    }
  }

  // How long the live page is waited for once it has anything to show; an error or a build is shown then as well.
  const PATIENCE = 20_000
  const LOOK_EVERY = 40
  const STILL_FOR = 2
  let height = 0
  let still = 0
  let since = 0
  const look = () => {
    const block = root.querySelector("[data-testid='stMainBlockContainer']")
    if (block && !since) since = performance.now()
    const now = block ? block.scrollHeight : 0
    still = isWhole() && now === height ? still + 1 : 0
    height = now
    const isLate = since && performance.now() - since > PATIENCE
    if ((still >= STILL_FOR || isLate) && !isBusy()) takeOver()
    else setTimeout(look, LOOK_EVERY)
  }

  // Whoever is pressing or marking text is left alone until that is done.
  let isPressing = false
  let pressed = null
  const isBusy = () => isPressing || (getSelection().type === "Range" && first.contains(getSelection().anchorNode))
  addEventListener("pointerdown", () => (isPressing = true), true)
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (isPressing = false), LOOK_EVERY), true)
  first.addEventListener("click", (event) => (pressed = event.target.closest("[data-waits]") ?? pressed))

  // The same thing on the live page: an area of the map by its code, a link or a button by its words, a field by its key.
  const CONTROLS = "button, a, input, textarea, select, [role='combobox'], [role='radio'], [role='slider']"
  const keyOf = (node) => [...node.classList].find((name) => name.startsWith("st-key-"))
  const byWords = (within, words) => [...within.querySelectorAll(CONTROLS)].find((node) => node.textContent.trim() === words)
  const roomOf = (node) => {
    for (let box = node; box && box !== first; box = box.parentElement) {
      const found = keyOf(box) && root.querySelector(`.${CSS.escape(keyOf(box))}`)
      if (found) return found
    }
    return root
  }
  const twin = (node) => {
    const area = node.closest("[data-area]")
    if (area) return root.querySelector(`[data-area="${area.dataset.area}"]`)
    const room = roomOf(node)
    return byWords(room, node.textContent.trim()) ?? byWords(root, node.textContent.trim()) ?? (room === root ? null : room.querySelector(CONTROLS))
  }

  // The heading at the top of the screen stays where it is, whatever stands above it on the live page.
  const headings = (within) => [...within.querySelectorAll("h1, h2, h3")]
  const keepPlace = (main) => {
    main.scrollTop = scrollY
    const near = headings(first).findLast((node) => node.getBoundingClientRect().top <= innerHeight / 3)
    const there = near && headings(root).find((node) => node.textContent === near.textContent)
    if (scrollY && there) main.scrollTop += there.getBoundingClientRect().top - near.getBoundingClientRect().top
  }

  // What was typed goes on in the same field of the live page, as if it had been typed there: React hears of it by the element's own
  // setter and an event, Streamlit when the field is left or Ctrl+Enter is pressed.
  const handOver = (written, wasWriting) => {
    const field = roomOf(written).querySelector("textarea")
    if (!field || written.value === written.defaultValue) return
    const [start, end] = [written.selectionStart, written.selectionEnd]
    field.focus({ preventScroll: true })
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, written.value)
    field.dispatchEvent(new Event("input", { bubbles: true }))
    if (wasWriting) field.setSelectionRange(start, end)
    else field.blur()
  }

  const takeOver = () => {
    const focused = first.contains(document.activeElement) ? document.activeElement : null
    const written = [...first.querySelectorAll("textarea")]
    const opened = [...first.querySelectorAll("details.stPopover[open] > summary, details.stExpander[open] > summary")]
    const focus = focused && twin(focused)
    const press = [...(pressed ? [twin(pressed)] : []), ...opened.map(twin)].filter(Boolean)
    const main = root.querySelector("[data-testid='stMain']")
    if (main) keepPlace(main)
    lendPictures()
    // One page shows itself and the other goes, with nothing between: whatever listens to a change finds one page.
    mark("insteg-live")
    first.remove()
    for (const node of written) handOver(node, node === focused)
    focus?.focus({ preventScroll: true })
    for (const node of press) if (node.getAttribute("aria-expanded") !== "true") activate(node)
    performance.mark("insteg-live")
    // A frame for the change, then the charts.
    setTimeout(tellLive, LOOK_EVERY)
  }

  const activate = (node) => {
    node.focus({ preventScroll: true })
    if (node.matches("button, a, [role='radio'], [role='combobox']")) node.click()
  }

  begin()
  setTimeout(look, LOOK_EVERY)
}
