/** Excel's limit for the text of one cell, in UTF-16 units. */
const longest = 32_767
const notInXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** The text as a cell can hold it: no characters that XML cannot carry, `\n` as the only line break, at most 32,767 UTF-16 units and no half pair at the cut. */
export function cellText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(notInXml, '')
  return clean.length <= longest ? clean : clean.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')
}

/** Excel reads `_x0041_` as A, so a text that really says so is escaped (ECMA-376, ST_Xstring). */
export function escapeXstring(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** One part of a page's header or footer; `&` starts a code there, and Excel takes 255 characters for all three parts together. */
export function headerText(text: string): string {
  return cellText(text).replace(/\s*\n\s*/g, '  ').slice(0, 80).replaceAll('&', '&&')
}
