// Loaded before the application (`electron -r`): says when the page shows what QIANFEN_PROBE_SELECTOR names, then closes the window.
const { app } = require('electron')

const selector = process.env.QIANFEN_PROBE_SELECTOR
// Woken by changes of the page, so that waiting draws no frames; two frames after the element is there it has been painted.
const painted = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector(${JSON.stringify(selector)}) === null) return
    watch.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { childList: true, subtree: true })
  look()
})`

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', async () => {
    await window.webContents.executeJavaScript(painted)
    process.stdout.write(`painted ${Date.now()}\n`)
    window.close()
  })
})
