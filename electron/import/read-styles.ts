import { numberLook, type NumberLook } from './number-formats'
import type { PartReader } from './part-reader'

/** How each cell style shows numbers, by its number in the cells. */
export async function readStyles(parts: PartReader, part: string): Promise<readonly NumberLook[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  await parts.read(part, 'stylesBytes', {
    open(name, attributes, parent) {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt' && parent === 'numFmts') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'xf' && inCells) formats.push(Number(attributes['numFmtId'] ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return formats.map((id) => numberLook(id, codes))
}
