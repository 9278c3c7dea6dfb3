// Stands in the page's first answer, before Streamlit's own script.
{
  // Streamlit asks for the server's health and settings before it connects. Told both, it connects at once and asks meanwhile.
  window.__streamlit = { BACKEND_BASE_URL: `${location.origin}/`, HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false } }

  // Half a megabyte of letters and icons would share the line with the map: they wait until the page is drawn (frame.js tells),
  // and never longer than some seconds. Until then the reader's own letters do.
  const LONGEST = 8000
  const drawn = new Promise((done) => {
    window.instegDrawn = done
    setTimeout(done, LONGEST)
  })
  drawn.then(() => document.documentElement.classList.add("insteg-drawn"))
  const load = document.fonts.load.bind(document.fonts)
  document.fonts.load = (font, text) => drawn.then(() => load(font, text))
}
