/** One choice of a list in a cell: what is read there, and the value of the entry's field. */
export interface Option {
  readonly text: string
  readonly value: string
}

/** Excel takes 255 characters for a list that stands in the cell's rule. */
const longestList = 255
const lengthOf = (texts: readonly string[]): number => texts.join(',').length

/** What two texts have in common that people take for the same: blanks, case, width. */
export const optionKey = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()

/** A comma would cut a choice in two, and what begins like a formula or a date would not stay what it is. */
function isUsable(texts: readonly string[]): boolean {
  const keys = texts.map(optionKey)
  return keys.every((key) => key !== '' && !/[,"]/.test(key) && !/^(?:[=+\-@]|\d+[-/年])/.test(key)) && new Set(keys).size === texts.length && lengthOf(texts) <= longestList
}

const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Choices that can be told apart: the texts where they do, else numbered (`第1档 好`), else numbers alone. */
export function distinctOptions(options: readonly Option[], word: string): readonly Option[] {
  const named = options.map(({ text, value }) => ({ text: clean(text), value }))
  if (isUsable(named.map(({ text }) => text))) return named
  const numbered = named.map(({ text, value }, index) => ({ text: `第${index + 1}${word} ${text.replace(/[,"]/g, '、')}`.trim(), value }))
  return isUsable(numbered.map(({ text }) => text)) ? numbered : named.map(({ value }, index) => ({ text: `第${index + 1}${word}`, value }))
}

/** A list that fits a cell's rule; longer ones are typed. */
export const fitsList = (options: readonly Option[]): boolean => lengthOf(options.map(({ text }) => text)) <= longestList
