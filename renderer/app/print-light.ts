/** Paper is white: the window turns light before it prints and back again after. */
export function printLight(): void {
  const root = document.documentElement
  let before: string | undefined
  window.addEventListener('beforeprint', () => {
    before = root.dataset['theme']
    root.dataset['theme'] = 'light'
  })
  window.addEventListener('afterprint', () => {
    if (before === undefined) root.removeAttribute('data-theme')
    else root.dataset['theme'] = before
  })
}
