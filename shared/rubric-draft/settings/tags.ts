import type { DraftItem, DraftRubric } from '../draft'
import { listDraftItems } from '../draft-tree'
import { mapNodes } from '../edits/edit'
import { isBlank } from '../../text'

/** Lists of words that items are tagged with. */
export type TagList = 'zones' | 'domains' | 'pillars'
/** Changed fields of the rubric, its items among them; undefined takes an optional one away. */
export type SettingsChange = Partial<DraftRubric>
export type TagEdit = { readonly ok: true; readonly change: SettingsChange } | { readonly ok: false; readonly why: string }

export const tagsOf = (rubric: DraftRubric, list: TagList): readonly string[] => rubric[list] ?? []

const hasTag = (item: DraftItem, list: TagList, name: string): boolean =>
  list === 'zones' ? item.zones.includes(name) : (list === 'domains' ? item.domain : item.pillar) === name

/** The items that carry a word, in printed order. */
export function itemsTagged(rubric: DraftRubric, list: TagList, name: string): DraftItem[] {
  return listDraftItems(rubric).filter((item) => hasTag(item, list, name))
}

/** The rubric's nodes with other items; what does not change stays the same object. */
export function mapItems(rubric: DraftRubric, change: (item: DraftItem) => DraftItem): DraftRubric['requirements'] {
  return mapNodes(rubric.requirements, (node) => {
    const items = node.items?.map(change)
    return items && items.some((item, index) => item !== node.items?.[index]) ? { ...node, items } : node
  })
}

/** An item with one word in place of another, or without it (null). */
function retagged(item: DraftItem, list: TagList, from: string, to: string | null): DraftItem {
  if (!hasTag(item, list, from)) return item
  if (list === 'zones') return { ...item, zones: item.zones.flatMap((zone) => (zone === from ? (to === null ? [] : [to]) : [zone])) }
  const { [list === 'domains' ? 'domain' : 'pillar']: _gone, ...others } = item
  return (to === null ? others : { ...others, [list === 'domains' ? 'domain' : 'pillar']: to })
}

function checkName(rubric: DraftRubric, list: TagList, name: string): string {
  if (isBlank(name)) return '请写名称'
  return tagsOf(rubric, list).includes(name) ? `已有“${name}”` : ''
}

export function addTag(rubric: DraftRubric, list: TagList, text: string): TagEdit {
  const name = text.trim()
  const why = checkName(rubric, list, name)
  return why ? { ok: false, why } : { ok: true, change: { [list]: [...tagsOf(rubric, list), name] } }
}

/** The word renamed in the list, in every item that carries it, and in the tie order. */
export function renameTag(rubric: DraftRubric, list: TagList, from: string, text: string): TagEdit {
  const name = text.trim()
  if (name === from) return { ok: true, change: {} }
  const why = checkName(rubric, list, name)
  if (why) return { ok: false, why }
  const tieBreak = list === 'domains' ? rubric.tieBreak.map((tie) => (tie === `domain:${from}` ? `domain:${name}` : tie)) : rubric.tieBreak
  return { ok: true, change: { [list]: tagsOf(rubric, list).map((tag) => (tag === from ? name : tag)), requirements: mapItems(rubric, (item) => retagged(item, list, from, name)), tieBreak } }
}

/** The word taken out of the list, out of every item that carries it, and out of the tie order. */
export function removeTag(rubric: DraftRubric, list: TagList, name: string): SettingsChange {
  const tieBreak = list === 'domains' ? rubric.tieBreak.filter((tie) => tie !== `domain:${name}`) : rubric.tieBreak
  return { [list]: tagsOf(rubric, list).filter((tag) => tag !== name), requirements: mapItems(rubric, (item) => retagged(item, list, name, null)), tieBreak }
}

export function moveTag(rubric: DraftRubric, list: TagList, index: number, step: 1 | -1): SettingsChange {
  const tags = [...tagsOf(rubric, list)]
  const [tag] = tags.splice(index, 1)
  if (tag === undefined || index + step < 0 || index + step > tags.length) return {}
  tags.splice(index + step, 0, tag)
  return { [list]: tags }
}

/** What removing a word does to the items that carry it; null where none does. */
export function removalWords(rubric: DraftRubric, list: TagList, name: string): string | null {
  const items = itemsTagged(rubric, list, name)
  if (items.length === 0) return null
  const codes = items.slice(0, 6).map(({ code, content }) => code || content.slice(0, 12)).join('、')
  const where = `有 ${items.length} 项考核内容在用：${codes}${items.length > 6 ? ' 等' : ''}。`
  const bare = list === 'zones' ? items.filter(({ zones }) => zones.length === 1).length : 0
  return bare > 0 ? `${where}其中 ${bare} 项去掉以后没有适用区域，等于到处都适用。` : where
}
