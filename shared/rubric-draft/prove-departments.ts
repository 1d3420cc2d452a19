import type { DraftItem, DraftRubric } from './draft'
import { listDraftItems } from './draft-tree'
import { titleOf, type Report } from './proof'

export interface Written { readonly name: string; readonly items: DraftItem[] }

const namesIn = (text: string): string[] => text.split(/[、，,；;\n]/).map((name) => name.trim()).filter((name) => name !== '')

function writtenIn(items: readonly DraftItem[]): Written[] {
  const byName = new Map<string, DraftItem[]>()
  for (const item of items) {
    const names = [item.leadDepartment ?? '', ...(item.supportingDepartments ?? [])].flatMap(namesIn)
    for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), item])
  }
  return [...byName].map(([name, those]) => ({ name, items: those }))
}

/** Without what is written now so, now so: width, spaces, a note in brackets, 中共, 委员会 for 委 and 办公室 for 办. */
const plain = (name: string): string => name.normalize('NFKC').replace(/\s|\(.*\)/gu, '').replace(/^中共/u, '').replace(/委员会/gu, '委').replace(/办公室/gu, '办')

/** The level of government alone, as in 州公安局 and 州委政法委. Names of places are left: 德令哈市公安局 is another department. */
const level = /^(?!市场)[省州市县区旗盟]委?(?=.{2})/u
const levelOf = (name: string): string => (level.exec(plain(name))?.[0] ?? '').slice(0, 1)
const core = (name: string): string => plain(name).replace(level, '')
const isOther = (a: string, b: string): boolean => levelOf(a) !== '' && levelOf(b) !== '' && levelOf(a) !== levelOf(b)

/** A department that is probably another way of writing the usual one. */
export interface DoubleWriting { readonly rare: Written; readonly usual: Written }

/** Departments written in two ways: 公安局 beside 州公安局. */
export function doubleWritings(rubric: DraftRubric): DoubleWriting[] {
  const groups = new Map<string, Written[]>()
  for (const written of writtenIn(listDraftItems(rubric))) {
    const key = core(written.name)
    groups.set(key, [...(groups.get(key) ?? []), written])
  }
  return [...groups.values()].flatMap((group) => {
    const [usual, ...others] = [...group].sort((a, b) => b.items.length - a.items.length)
    return usual ? others.filter(({ name }) => !isOther(name, usual.name)).map((rare) => ({ rare, usual })) : []
  })
}

/** Said once, at the first item of the rarer writing. */
export function proveDepartments(rubric: DraftRubric, report: Report): void {
  for (const { rare: { name, items }, usual } of doubleWritings(rubric)) {
    const [first] = items
    if (!first) continue
    const codes = items.slice(0, 5).map(({ code, content }) => code.trim() || titleOf('', content)).join('、')
    report({
      weight: 'check', where: first.id, field: 'department',
      message: `${codes}${items.length > 5 ? ` 等 ${items.length} 项` : ''}：部门“${name}”与“${usual.name}”（${usual.items.length} 项）可能是同一个部门`,
      advice: `是同一个部门就都写成“${usual.name}”，失分汇总才合得到一起`,
    })
  }
}
