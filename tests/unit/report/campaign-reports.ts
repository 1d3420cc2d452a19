import { readFileSync } from 'node:fs'
import { diceFor, sampleInput, type Dice } from '../../../electron/services/sample-inputs'
import type { CampaignState } from '../../../shared/campaign/records'
import { toPoints } from '../../../shared/points'
import { campaignReport, type CampaignReport } from '../../../shared/report/campaign-report'
import { goalText } from '../../../shared/finding'
import type { LedgerRow } from '../../../shared/report/ledger-row'
import type { Ledger } from '../../../shared/report/ledger-rows'
import type { Item, Rubric } from '../../../shared/rubric/rubric'
import { listItems } from '../../../shared/rubric/tree'
import { checkRubric } from '../../../shared/scoring'
import type { EntriesFile, Entry } from '../../../shared/scoring/entry'
import { stateOf } from '../analysis/state-of'
import { accepted } from './report-of'

export const haixiRubric: Rubric = accepted(checkRubric(JSON.parse(readFileSync('resources/rubric/haixi-default.json', 'utf8'))))
type RosterUnit = { readonly code: string; readonly name: string; readonly group: string; readonly zones: string[] }
const roster = JSON.parse(readFileSync('resources/rubric/haixi-units.json', 'utf8')) as RosterUnit[]

export interface CampaignOptions {
  readonly units: number
  readonly rubric?: Rubric
  /** Items in a hundred that have no score yet. */
  readonly open?: number
  /** Every unit in one of these, in turn; as in the roster where absent. */
  readonly groups?: readonly string[]
  readonly longNames?: boolean
  readonly sample?: boolean
  readonly findings?: number
}

const longName = (index: number): string => ['德令哈市', '海西蒙古族藏族自治州大柴旦行政委员会', '格尔木昆仑经济技术开发区管理委员会', '（试点）乌兰县茶卡镇Ⅱ区'][index % 4] ?? ''

function unitOf(index: number, { groups, longNames = false }: CampaignOptions): RosterUnit {
  const base = roster[index % roster.length]!
  const round = Math.floor(index / roster.length)
  const name = longNames ? longName(index) : base.name
  return { code: round === 0 ? base.code : `${base.code}${round}`, name: round === 0 ? name : `${name}${round + 1}`, group: groups?.[index % groups.length] ?? base.group, zones: base.zones }
}

function inputOf(item: Item, dice: Dice, flaw: number): Entry {
  if (item.notApplicable.allowed && dice(100) < 4) return { kind: 'notApplicable', reason: '考核期内没有此类对象' }
  return sampleInput(item, dice, dice(100) < flaw)
}

function fileOf(rubric: Rubric, unit: RosterUnit, index: number, open: number): EntriesFile {
  const dice = diceFor(`campaign ${unit.code}`)
  const items = listItems(rubric).filter(({ zones }) => zones.length === 0 || zones.some((zone) => unit.zones.includes(zone)))
  const entries = Object.fromEntries(items.filter(() => dice(100) >= open).map((item) => [item.id, inputOf(item, dice, 15 + ((index * 13) % 45))]))
  const claim = (list: 'bonus' | 'penalty', times: number) => Array.from({ length: times }, (_, at) => {
    const item = rubric[list].items[dice(rubric[list].items.length)]!
    return { item: item.code, level: item.levels[0]!.id, count: 1, matter: `事项${at}` }
  })
  const vetoes = index === 5 ? [{ item: rubric.vetoes.items[0]!.code, state: 'effective' as const }] : index === 6 ? [{ item: rubric.vetoes.items[0]!.code, state: 'proposed' as const }] : []
  return { format: 1, unit, entries, bonus: claim('bonus', index % 3), penalty: claim('penalty', (index + 1) % 3), vetoes, exempt: [] }
}

function ledgerOf(rubric: Rubric, units: readonly RosterUnit[], count: number): LedgerRow[] {
  const dice = diceFor('ledger')
  const items = listItems(rubric)
  return Array.from({ length: count }, (_, index): LedgerRow => {
    const item = items[dice(items.length)]!
    const closed = dice(4) === 0
    const done = closed ? '2026-12-04' : ''
    return {
      unitName: units[Math.floor((index * units.length) / count)]!.name, source: '年度考核', code: item.code, description: `11月20日在${units[0]!.name}现场抽查：${item.content}不到位${1 + dice(3)}处`,
      lost: dice(9) === 0 ? null : toPoints(25 * (1 + dice(40))), cause: '责任分工不清，日常检查没有形成记录，流转中漏登', goal: goalText(item), measures: item.advice ?? '逐项补齐', responsibleUnit: '市应急管理局', leader: '领导甲', person: '干部乙',
      type: ['立行立改', '限期整改', '长期坚持', ''][dice(4)]!, dueDate: dice(8) === 0 ? '' : `2026-12-${10 + dice(20)}`, overdue: index % 10 === 7, progress: dice(2) === 0 ? '' : '已补登记，正在逐件回访', completedOn: done, verifier: closed ? '组员甲' : '', verdict: closed ? '现场核查属实，同意销号' : '', closed,
    }
  })
}

/** The state of a campaign that is scored by chance, always the same for the same options. */
export function campaignStateOf(options: CampaignOptions): CampaignState {
  const { rubric = haixiRubric, open = 0 } = options
  const units = Array.from({ length: options.units }, (_, index) => unitOf(index, options))
  const previous = Object.fromEntries(units.map(({ code }, index) => [code, index % 7 === 4 ? {} : { previousFinal: `${700 + ((index * 37) % 220)}.${10 + (index % 80)}` }]))
  const state = stateOf(rubric, units.map((unit, index) => fileOf(rubric, unit, index, open)), previous)
  return options.sample ? { ...state, campaign: { ...state.campaign, name: '2026年度平安海西建设“十个一”千分制考核（示例）', sample: true } } : state
}

/** A ledger of lines by chance. */
export const ledgerByChance = (rows: readonly LedgerRow[]): Ledger => ({ rows, standing: rows.length === 0 ? '' : `截至2026年12月18日：待整改${rows.length}个。`, leftOut: [] })

/** What the campaign's workbook is made of: `campaignStateOf` with a ledger by chance and fonts. */
export function campaignReportOf(options: CampaignOptions): CampaignReport {
  const { rubric = haixiRubric, findings = options.units * 4 } = options
  const units = Array.from({ length: options.units }, (_, index) => unitOf(index, options))
  const report = campaignReport(campaignStateOf(options), {
    fingerprint: '4A278BADFE06B0BA'.repeat(4), exportDate: '2026-12-18', fonts: { title: '方正小标宋简体', titleBold: false, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' },
  })
  return { ...report, ledger: ledgerByChance(ledgerOf(rubric, units, findings)) }
}
