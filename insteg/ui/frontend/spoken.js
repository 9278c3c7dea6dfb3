// What Streamlit's own parts say in English, said in the page's language. `spoken` holds its words and ours.

const PARTS = "[data-testid='stFileUploader'], .stMultiSelect, .stSelectbox, [role=listbox], [data-testid='InputInstructions'], [data-testid='stElementToolbar'], .stCode, [data-testid='stTextInput'], [data-testid='stTextArea']"
const LABELS = ["aria-label", "title"]

// Whole words first; "Remove Kramfors" and "2MB per file" hold something of their own, and a number stands apart from its unit.
const said = (text, spoken) => {
  const plain = text.trim()
  if (spoken[plain]) return spoken[plain]
  if (plain.startsWith("Remove ")) return `${spoken.Remove} ${plain.slice(7)}`
  return plain.includes(" per file") ? plain.replace("per file", spoken["per file"]).replace(/(\d)(?=[KMG]?B\b)/, "$1\u00a0") : text
}

const texts = (part) => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  return found
}

export const translate = (spoken) => {
  for (const part of document.querySelectorAll(PARTS)) {
    for (const node of texts(part)) {
      const words = said(node.data, spoken)
      if (words !== node.data) node.data = words
    }
    for (const name of LABELS)
      for (const node of [part, ...part.querySelectorAll(`[${name}]`)]) {
        const before = node.getAttribute(name)
        const words = before === null ? null : said(before, spoken)
        if (words !== before) node.setAttribute(name, words)
      }
  }
}
