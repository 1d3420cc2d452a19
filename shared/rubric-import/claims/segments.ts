import { splitNumbering } from '../numerals'

const inline = /(?<=[;；。])\s*(?=(?:\d{1,2}[.、．)）]|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、|[\u2460-\u2473]))/u

/** Several numbered entries in one cell, and what is said before them: 有下列情形之一的，一票否决：1.…；2.…. A cell with one entry is that. */
export function segmentsOf(text: string): { readonly intro: string; readonly segments: readonly string[] } {
  const lines = text.split('\n').flatMap((line) => line.split(inline)).map((line) => line.trim()).filter(Boolean)
  const [first = ''] = lines
  const colon = /^([^:：]*[:：])\s*(?=1[.、．]|[(（][1一][)）]|一、|①)/u.exec(first)
  const all = colon ? [colon[1] ?? '', first.slice(colon[0].length), ...lines.slice(1)] : lines
  const styles = all.map((line) => splitNumbering(line)?.style ?? null)
  const from = styles.findIndex((style) => style !== null)
  const numbered = styles.slice(Math.max(from, 0))
  const isList = from >= 0 && from <= 1 && numbered.length >= 2 && numbered.every((style) => style === numbered[0])
  return isList ? { intro: all.slice(0, from).join(''), segments: all.slice(from).map((line) => line.replace(/[;；]$/u, '')) } : { intro: '', segments: [text] }
}
