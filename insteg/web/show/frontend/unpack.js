// The show as one file: Plotly lies in it packed, since it is most of the file. It is unpacked and run first, then the show.

const run = (text) => document.head.append(Object.assign(document.createElement("script"), { textContent: text }))
const textOf = (id) => document.getElementById(id).textContent
const unpacked = (text) => {
  const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0))
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text()
}

// A browser that cannot unpack it (older than 2023) shows a sentence, and no half show.
if ("DecompressionStream" in window) {
  unpacked(textOf("packed-plotly")).then((plotly) => {
    run(plotly)
    run(textOf("packed-script"))
  })
} else document.getElementById("unread").hidden = false
