import { figureSchema } from '../../shared/campaign/last-year'
import { entrySchema } from '../../shared/scoring/entry'
import type { CampaignState, Phase } from '../../shared/campaign/records'
import type { JournalLine } from '../../shared/ipc/contract'
import { knownItem } from '../../shared/campaign/known-items'
import { entryWords, figureWords } from './entry-words'
import { versionValue } from './journal-version'
import { evidenceField, evidenceSubject, evidenceValue, isOfEvidence, isToldOfEvidence } from './journal-evidence'
import { phaseNames } from '../../shared/campaign/phase'
import { findingWords, subjectWords } from './journal-subject'
import { calendarDate } from './dates'
import { findingStatusNames, rectificationTypeNames } from '../../shared/finding'
import { parseEntryRecordId } from '../../shared/campaign/record-ids'
import { slotWords, vetoStateWords, roleWords } from './terms'

const kindWords: Readonly<Record<string, string>> = { campaign: '考核批次', unit: '单位', person: '人员', assessment: '考核', entry: '评分', claim: '加减分', veto: '一票否决', finding: '问题', rectification: '整改', progress: '进展', evidence: '佐证材料', evidenceLink: '佐证材料' }
const fieldWords: Readonly<Record<string, string>> = {
  name: '名称', cycle: '考核年度', startDate: '开始日期', endDate: '结束日期', rubricDigest: '细则版本', sample: '示例项目', exempt: '免考', code: '编码', group: '考核分组',
  zones: '适用区域', order: '顺序', previousFinal: '上年度最终得分', post: '职务', role: '身份', phase: '状态', revision: '第几次', reason: '理由', frozen: '定稿评分表',
  input: '评分记录', note: '扣分原因', setAside: '移出的评分', former: '改版移出的评分', review: '改版后再看一遍', setAsideFrom: '改版移出', previous: '上年同期', list: '类别', item: '事项', level: '档次', count: '次数', matter: '事由', state: '状态', document: '文号',
  date: '日期', deleted: '已删除', unitId: '单位', itemId: '考核内容', slot: '评分来源',
  leftOut: '退出本批次', mergedInto: '并入', onBehalfOf: '代录', findingId: '对应问题', foundOn: '发现日期', time: '时间', place: '地点', what: '事实', cause: '原因分析', goal: '整改目标',
  measures: '整改措施', responsibleUnit: '责任单位', leader: '责任领导', person: '责任人', type: '整改类型', dueDate: '整改时限', status: '整改状态', completedOn: '完成日期',
  verifier: '验收人', verdict: '验收意见', author: '登记人', text: '内容', mediaType: '类型', size: '大小', width: '宽', height: '高', capturedAt: '拍摄时间', caption: '说明',
}

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  phase: phaseNames, slot: slotWords, role: roleWords, state: vetoStateWords, list: { bonus: '加分', penalty: '减分' }, status: findingStatusNames, type: rectificationTypeNames,
}

const untold: ReadonlySet<string> = new Set(['unitId', 'itemId', 'slot'])

/** Lines that say something to people; the others only place a record. */
export function isTold(line: JournalLine): boolean {
  if (line.field === 'rubricDigest') return line.from !== null
  return isOfEvidence(line) ? isToldOfEvidence(line) : !untold.has(line.field)
}

const dateFields: ReadonlySet<string> = new Set(['startDate', 'endDate', 'date', 'foundOn', 'dueDate', 'completedOn'])

/** What and where a line is about: `德令哈市 1-2-2 评分`. */
export function journalSubject(line: JournalLine, state: CampaignState): string {
  if (isOfEvidence(line)) return evidenceSubject(line, state)
  const source = parseEntryRecordId(line.recordId)?.slot === 'self' && line.kind === 'entry' ? '自评' : ''
  return [...subjectWords(line, state), source + (kindWords[line.kind] ?? line.kind)].join(' ')
}

export function journalField(line: JournalLine): string {
  if (line.kind === 'entry' && line.field === 'note' && line.recordId.endsWith('/self')) return '自评说明'
  return (isOfEvidence(line) ? evidenceField(line) : null) ?? fieldWords[line.field] ?? line.field
}

/** A value of a change in words, never as JSON. */
export function journalValue(line: JournalLine, value: JournalLine['from'], state: CampaignState): string {
  const ofEvidence = isOfEvidence(line) ? evidenceValue(line, value, state) : null
  if (ofEvidence !== null) return ofEvidence
  if (line.field === 'input' || line.field === 'setAside') {
    const entry = entrySchema.safeParse(value)
    const rule = knownItem(state, parseEntryRecordId(line.recordId)?.itemId ?? '')?.rule ?? null
    return entry.success ? entryWords(entry.data, rule) : line.field === 'input' ? '未评' : '无'
  }
  const ofVersion = versionValue(line, value, state)
  if (ofVersion !== null) return ofVersion
  if (value === null || value === '') return '空'
  if (line.field === 'previous') return figureWords(figureSchema.parse(value))
  if (line.field === 'frozen') return '已冻结'
  if (line.field === 'unitId' || line.field === 'mergedInto') return [...state.units, ...state.leftOut].find(({ id }) => id === value)?.name ?? '单位'
  if (line.field === 'onBehalfOf') return state.people.find(({ id }) => id === value)?.name ?? '人员'
  if (line.field === 'findingId' && typeof value === 'string') return findingWords(value, state)
  if (typeof value === 'string' && dateFields.has(line.field)) return calendarDate(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' && line.kind === 'claim' && line.field === 'level') return levelWords(line, value, state)
  if (typeof value === 'string') return words[line.field]?.[value as Phase] ?? value
  if (Array.isArray(value)) return listWords(value, state)
  return JSON.stringify(value)
}

/** A level's label, by the claim that the line is about; its id where that claim is gone. */
function levelWords(line: JournalLine, level: string, state: CampaignState): string {
  const claim = state.claims.find(({ id }) => id === line.recordId)
  const item = claim && state.rubric[claim.list].items.find(({ code }) => code === claim.item)
  return item?.levels.find(({ id }) => id === level)?.label || level
}

function listWords(list: readonly unknown[], state: CampaignState): string {
  const one = (value: unknown): string => {
    if (typeof value !== 'object' || value === null || !('itemId' in value)) return String(value)
    const document = 'document' in value ? `（${String(value.document)}）` : ''
    return `${knownItem(state, String(value.itemId))?.code ?? ''}${document}`
  }
  return list.length ? list.map(one).join('、') : '无'
}
