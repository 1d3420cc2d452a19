import { clipText } from './clean-text'

/** Nothing but characters as wide as high, so that lines can be counted. */
const square = /^[\u3400-\u9fff\u{20000}-\u{3134f}（）、·]+$/u

function inLines(characters: readonly string[], perLine: number): string {
  const lines = Array.from({ length: Math.ceil(characters.length / perLine) }, (_, index) => characters.slice(index * perLine, (index + 1) * perLine).join(''))
  return lines.join('\n')
}

/** A name in a narrow head: lines of about the same length, at most `most` characters each; 大柴旦行委 with 4 becomes 大柴旦 and 行委. */
export function balanced(name: string, most: number): string {
  const characters = [...clipText(name.trim(), 24)]
  if (!square.test(name.trim()) || characters.length <= most) return characters.join('')
  return inLines(characters, Math.ceil(characters.length / Math.ceil(characters.length / most)))
}

const ownNumber = /^(第?[一二三四五六七八九十百]+[、．.]|（[一二三四五六七八九十百]+）|\d+[.．、])\s*/

/** A requirement's name in a narrow head, without a number of its own: six characters in three lines of two, others in lines of three. */
export function requirementHead(name: string): string {
  const plain = name.trim().replace(ownNumber, '')
  const characters = [...plain]
  if (square.test(plain) && characters.length <= 6 && characters.length % 2 === 0) return inLines(characters, 2)
  return balanced(plain, 3)
}
