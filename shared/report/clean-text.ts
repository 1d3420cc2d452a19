/** The most characters that a cell takes. */
export const cellLimit = 32_767

/** Nothing that needs a closer look: most texts. */
const plain = /^[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]*$/

function isLegal(code: number): boolean {
  if (code === 0x9 || code === 0xa) return true
  return code >= 0x20 && !(code >= 0x7f && code <= 0x9f) && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** A text that can be printed: line ends as `\n`, no control characters, no lone surrogates, no U+FFFE or U+FFFF. */
export function legalText(text: string): string {
  return plain.test(text) ? text : [...text.replace(/\r\n?/g, '\n')].filter((character) => isLegal(character.codePointAt(0) ?? 0)).join('')
}

/** A text that a workbook can hold: legal, at most `cellLimit` long. */
export function cleanText(text: string): string {
  const legal = legalText(text)
  return legal.length <= cellLimit ? legal : clipText(legal, cellLimit)
}

/** At most `limit` UTF-16 units, the last of them `…` where something was left out; never half a character. */
export function clipText(text: string, limit: number): string {
  if (text.length <= limit) return text
  let kept = ''
  for (const character of text) {
    if (kept.length + character.length > limit - 1) break
    kept += character
  }
  return `${kept}…`
}
