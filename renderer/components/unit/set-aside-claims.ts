import { claimItemOfVersion, vetoOfVersion } from '../../../shared/campaign/known-items'
import type { CampaignState, ClaimRecord, Unit, VetoRecord } from '../../../shared/campaign/records'
import { textLikeness } from '../../../shared/rubric-change'
import type { ClaimItem } from '../../../shared/rubric/rubric'
import { levelWords } from '../version/adjust-reviews'
import { calendarDate } from '../../words/dates'
import { showRubricPoints } from '../../words/points'
import { vetoStateWords } from '../../words/terms'

/** Where a claim or veto of the tray may go: an item of today's version with one of its levels; a veto has no level. */
export interface AdjustPlace {
  readonly key: string
  readonly item: string
  readonly level: string
  /** `K4 每次 5.00`, or the veto with its words. */
  readonly label: string
}

interface Line {
  readonly id: string
  readonly unit: Unit
  /** 加分, 减分, 一票否决. */
  readonly what: string
  readonly code: string
  readonly content: string
  readonly words: string
  readonly why: string
  /** By item, `K4 内容，封顶 20`. */
  readonly groups: readonly { readonly name: string; readonly places: readonly AdjustPlace[] }[]
  /** Key of the place that is most likely the same matter; empty where none is. It only fills the choice. */
  readonly likely: string
}
export type SetAsideClaim = Line & ({ readonly kind: 'claim'; readonly record: ClaimRecord } | { readonly kind: 'veto'; readonly record: VetoRecord })

const least = 500
const placeOf = (item: string, level: string, label: string): AdjustPlace => ({ key: `${item}\n${level}`, item, level, label })
const whyOf = (version: string | undefined): string => `改版移出（${version ?? '另一版'}）`

/** Of today's items the one that is most alike by its words, if it is alike at all. */
function closest<I extends { readonly content: string }>(content: string, items: readonly I[]): I | null {
  const [first] = items.map((item) => ({ item, score: textLikeness(content, item.content) })).filter(({ score }) => score >= least).sort((a, b) => b.score - a.score)
  return first?.item ?? null
}

function claimLine(state: CampaignState, unit: Unit, record: ClaimRecord): SetAsideClaim {
  const former = claimItemOfVersion(state, record.setAsideFrom, record.list, record.item)
  const { items } = state.rubric[record.list]
  const label = former?.item.levels.find(({ id }) => id === record.level)?.label
  const like = former ? closest(former.item.content, items) : null
  const level = like?.levels.find((one) => label !== undefined && label !== '' && one.label === label)
  const group = (item: ClaimItem) => ({
    name: `${item.code} ${item.content}，封顶 ${showRubricPoints(item.cap)}`,
    places: item.levels.map(({ id }) => placeOf(item.code, id, `${item.code} ${levelWords(item, id)}`)),
  })
  return {
    kind: 'claim', record, id: record.id, unit, what: record.list === 'bonus' ? '加分' : '减分', code: record.item, content: former?.item.content ?? '',
    words: `${levelWords(former?.item ?? null, record.level)} × ${record.count}${record.matter === '' ? '' : `：${record.matter}`}`, why: whyOf(former?.version),
    groups: items.map(group), likely: like && level ? placeOf(like.code, level.id, '').key : '',
  }
}

function vetoLine(state: CampaignState, unit: Unit, record: VetoRecord): SetAsideClaim {
  const former = vetoOfVersion(state, record.setAsideFrom, record.item)
  const { items } = state.rubric.vetoes
  const like = former ? closest(former.item.content, items) : null
  const words = [vetoStateWords[record.state], record.document, calendarDate(record.date), record.note].filter(Boolean).join('，')
  return {
    kind: 'veto', record, id: record.id, unit, what: '一票否决', code: record.item, content: former?.item.content ?? '', words, why: whyOf(former?.version),
    groups: [{ name: '一票否决', places: items.map(({ code, content }) => placeOf(code, '', `${code} ${content}`)) }], likely: like ? placeOf(like.code, '', '').key : '',
  }
}

/** 加减分 and 一票否决 that a change of version set aside, of all units in official order. */
export function setAsideClaims(state: CampaignState, units: readonly Unit[]): SetAsideClaim[] {
  return units.flatMap((unit) => [
    ...state.claims.filter(({ unitId, setAsideFrom }) => unitId === unit.id && setAsideFrom !== '').map((claim) => claimLine(state, unit, claim)),
    ...state.vetoes.filter(({ unitId, setAsideFrom }) => unitId === unit.id && setAsideFrom !== '').map((veto) => vetoLine(state, unit, veto)),
  ])
}
