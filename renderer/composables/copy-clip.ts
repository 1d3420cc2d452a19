/**
 * Puts a table on the clipboard as plain text and HTML, from a click: the asynchronous clipboard needs a permission that this window gives to nobody.
 * False where the system refused.
 */
export function copyClip({ text, html }: { readonly text: string; readonly html: string }): boolean {
  let taken = false
  const put = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    if (html !== '') event.clipboardData?.setData('text/html', html)
    taken = event.clipboardData !== null
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  return taken
}
