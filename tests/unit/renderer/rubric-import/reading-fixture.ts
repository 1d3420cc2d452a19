import type { DraftItem, DraftNode } from '../../../../shared/rubric-draft/draft'
import type { RowRole, SheetLayout } from '../../../../shared/rubric-import/layout'
import type { ReadingNote, RubricReading, SheetView } from '../../../../shared/rubric-import/reading'
import type { Rule } from '../../../../shared/rubric/rubric'

const deduct: Rule = { kind: 'deduct', clauses: [{ id: 'a', when: '未召开会议', per: '次', points: 1, max: null }] }
const head = ['一级指标', '二级指标', '序号', '考核内容', '分值', '评分标准', '责任部门', '自评分']

export interface Asked {
  readonly requirements?: number
  readonly itemsEach?: number
  readonly notes?: readonly ReadingNote[]
}

/** A reading of a landscape form: requirement and indicator merged over their items, a row that goes on, a sum and a line to sign. */
export function readingOf({ requirements = 2, itemsEach = 3, notes = [] }: Asked = {}): RubricReading {
  const cells: string[][] = [['某某县平安建设考核评分细则', '', '', '', '', '', '', ''], [...head]]
  const roles: RowRole[] = ['title', 'head']
  const merges: SheetView['merges'] = [{ top: 1, left: 1, bottom: 1, right: 8 }]
  const sources: RubricReading['draft']['sources'] = {}
  const tree: DraftNode[] = []
  let items = 0
  for (let r = 1; r <= requirements; r += 1) {
    const top = cells.length + 1
    const list: DraftItem[] = []
    for (let i = 1; i <= itemsEach; i += 1) {
      items += 1
      const row = cells.length + 1
      const id = `I${items}`
      const pending = i === itemsEach
      cells.push([i === 1 ? `第${r}项要求` : '', i === 1 ? `第${r}个指标` : '', String(items), `第${items}项考核内容`, '10分', pending ? '由考核组酌情评定。' : '每少召开一次会议扣1分，扣完为止。', '县委政法委', ''])
      roles.push('item')
      sources[id] = { name: { sheet: '评分细则', cell: `D${row}` }, points: { sheet: '评分细则', cell: `E${row}` }, standard: { sheet: '评分细则', cell: `F${row}` } }
      list.push({
        id, code: `${r}-1-${i}`, content: `第${items}项考核内容`, points: 10, standard: cells[row - 1]?.[5] ?? '', rule: pending ? { kind: 'judged' } : deduct, ...(pending ? { pending: true } : {}),
        zones: ['城'], leadDepartment: '县委政法委', notApplicable: { allowed: true },
      })
    }
    const bottom = cells.length
    if (itemsEach > 1) merges.push({ top, left: 1, bottom, right: 1 }, { top, left: 2, bottom, right: 2 })
    sources[`n${r}`] = { name: { sheet: '评分细则', cell: `A${top}` } }
    sources[`n${r}-1`] = { name: { sheet: '评分细则', cell: `B${top}` } }
    tree.push({ key: `n${r}`, code: String(r), name: `第${r}项要求`, points: null, children: [{ key: `n${r}-1`, code: `${r}-1`, name: `第${r}个指标`, points: itemsEach * 10, items: list }] })
  }
  cells.push(['', '', '', '', '', '接上：会议没有记录的按未召开算。', '', ''], ['合计', '', '', '', `${items * 10}`, '', '', ''], ['填表人：', '', '', '', '审核人：', '', '', ''])
  roles.push('more', 'total', 'signature')
  const layouts: SheetLayout[] = [
    { sheet: '评分细则', included: true, headRows: [2], columns: { 1: 'level1', 2: 'level2', 4: 'content', 5: 'points', 6: 'standard', 7: 'leadDepartment' }, rows: {} },
    { sheet: '说明', included: false, headRows: [], columns: {}, rows: {} },
  ]
  return {
    file: '某某县评分细则.xlsx',
    sheets: [
      { name: '评分细则', visible: true, rows: cells.length, columns: 8, cells, merges, roles },
      { name: '说明', visible: true, rows: 1, columns: 1, cells: [['填表说明']], merges: [], roles: ['left'] },
    ],
    layouts, basis: 'guessed', hasRemembered: false, shape: 'shape-1',
    draft: {
      rubric: {
        format: 1, id: 'R', title: '某某县评分细则', version: '', basePoints: 1000, notApplicablePolicy: 'rescaleTotal', zones: ['城'], grades: [], tieBreak: [], requirements: tree,
        bonus: { cap: 0, items: [] }, penalty: { cap: 0, items: [] }, vetoes: { grade: '', items: [] },
      },
      sources, file: '某某县评分细则.xlsx', basedOn: null,
    },
    notes: [...notes],
    counts: { rows: cells.length, items, nodes: 0, more: 1, claims: 0, leftOut: 4, points: items * 1000, recognised: items - requirements, pending: requirements },
  }
}
