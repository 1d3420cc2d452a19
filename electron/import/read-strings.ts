import type { PartReader } from './part-reader'
import { textCollector } from './cell-texts'

/** The texts that cells name by number. */
export async function readStrings(parts: PartReader, part: string): Promise<readonly string[]> {
  const strings: string[] = []
  const collect = textCollector()
  await parts.read(part, 'stringsBytes', {
    open(name) {
      if (name === 'si') collect.begin()
      else collect.open(name)
    },
    close(name) {
      collect.close(name)
      if (name === 'si') strings.push(collect.end())
    },
    text: (text) => collect.text(text),
  })
  return strings
}
