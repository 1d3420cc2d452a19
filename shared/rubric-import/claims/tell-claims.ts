import { isClaimRole } from './find-parts'
import { placeOf, rowsText, type Notebook } from '../notebook'
import type { SheetPart } from './claim-lists'

export const listWords = { bonus: '加分', penalty: '减分', veto: '一票否决', claims: '加减分' } as const
const words = { ...listWords, left: '' } as const
const most = 12
const cellsText = (cells: readonly { readonly cell: string }[]): string => `${cells.slice(0, most).map(({ cell }) => cell).join('、')}${cells.length > most ? ` 等 ${cells.length} 格` : ''}`

/** What became of the lists outside the 1000: read, left out, or not understood, each by its cells. */
export function tellParts(parts: readonly SheetPart[], notes: Notebook): void {
  for (const { grid, read: { part, lines, unclear, unread, astray, roles } } of parts) {
    const read = [...roles].filter(([, role]) => isClaimRole(role)).map(([row]) => row)
    const rows = read.length > 0 ? read : [...roles.keys()]
    const [first] = rows
    if (first === undefined) continue
    const place = part.heading ? placeOf(grid, part.heading.row, part.heading.column) : placeOf(grid, first, grid.filled(first)[0] ?? 1)
    if (part.kind === 'left') notes.told(place, `${rowsText(rows)}按你的更正不读`)
    else if (lines.length > 0) notes.told(place, `${rowsText(rows)}是${words[part.kind]}，在 1000 分之外，读入 ${lines.length} 款。不是的话，点第 ${first} 行左边改正`)
    else notes.check(place, `${rowsText(rows)}像是${words[part.kind]}，没有读到内容。请核对，或在草稿里填写`)
    if (unclear[0]) notes.wrong(unclear[0], `看不出是加分还是减分，没有读入：${cellsText(unclear)}。请点这些行的左边，选“加分”或“减分”`)
    if (astray[0]) notes.wrong(astray[0], `没有可以读作${words[part.kind]}的文字，没有读入：${cellsText(astray)}。请核对这些行是什么`)
    if (unread[0]) notes.told(unread[0], `${words[part.kind]}里这些格没有读入：${cellsText(unread)}`)
  }
}
