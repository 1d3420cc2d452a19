import { cleanText, clipText } from './clean-text'

/** Names and typed texts in a sentence of a page: in one line, without what a page cannot hold, at most `most` characters. */
export function inSentence(text: string, most: number): string {
  return clipText(cleanText(text).replace(/\s+/gu, ' ').trim(), most)
}
