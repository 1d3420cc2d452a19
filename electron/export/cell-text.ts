import { cleanText } from '../../shared/report/clean-text'

/** Excel reads `_x0041_` as A, so a text that really says so is escaped (ECMA-376, ST_Xstring). */
export function escapeXstring(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** One part of a page's header or footer; `&` starts a code there, and Excel takes 255 characters for all three parts together. */
export function headerText(text: string): string {
  return cleanText(text).replace(/\s*\n\s*/g, '  ').slice(0, 80).replaceAll('&', '&&')
}
