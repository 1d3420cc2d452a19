import { addDays } from '../../shared/calendar'
import type { RectificationStatus, RectificationType } from '../../shared/campaign/records'
import { parseFindingId } from '../../shared/campaign/record-ids'
import { defaultPlan } from '../../shared/finding'
import { listItems } from '../../shared/rubric/tree'
import { getRow, type Work } from './work'

/** How far one problem of the sample project has come; days count from the day the sample is made. */
interface Story {
  readonly status: RectificationStatus
  readonly found: number
  readonly due: number
  readonly type: RectificationType
  readonly cause: string
  readonly what: string
  readonly place: string
  readonly leader: string
  readonly person: string
  readonly progress: readonly (readonly [day: number, text: string])[]
  readonly completed?: number
  readonly verdict?: string
}

const people = { leader: '分管领导甲', person: '联络员乙' }
const stories: readonly Story[] = [
  {
    ...people, status: 'underway', found: -43, due: -13, type: 'dated', place: '河东街道', what: '抽查两个科室，没有见到工作台账', cause: '人员轮岗后没有交接，台账中断',
    progress: [[-38, '已下发整改通知'], [-20, '补齐三季度台账，四季度仍在补']],
  },
  {
    ...people, status: 'underway', found: -25, due: 5, type: 'dated', place: '政务服务中心', what: '制度上墙，但没有执行记录', cause: '只重部署，没有明确记录的人',
    leader: '分管领导丙', progress: [[-12, '指定专人记录，每周抽查一次']],
  },
  { ...people, status: 'toRectify', found: -28, due: 2, type: 'immediate', place: '城关镇', what: '公开内容没有及时更新', cause: '', progress: [] },
  {
    ...people, status: 'awaitingVerification', found: -30, due: 6, type: 'dated', place: '综治中心', what: '工作记录缺负责人签字', cause: '审核把关不落实', completed: -2,
    person: '联络员丁', progress: [[-21, '修订审核制度'], [-2, '连续两周记录齐全，提请验收']],
  },
  {
    ...people, status: 'closed', found: -45, due: -15, type: 'immediate', place: '东山村', what: '过程材料缺三份签到记录', cause: '经办人新到岗，不熟悉归档要求', completed: -20, verdict: '现场查看资料已补齐，同意销号',
    progress: [[-40, '逐项清理，已补两份'], [-20, '自查无遗漏，提请验收']],
  },
]

const monthDay = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

function tell(work: Work, id: string, story: Story): void {
  const identity = parseFindingId(id)
  const item = listItems(work.rubric).find((candidate) => candidate.id === identity?.itemId) ?? null
  if (!identity || !item) return
  const { unitId } = identity
  const day = (days: number): string => addDays(work.services.today(), days)
  const foundOn = day(story.found)
  work.writer.set('finding', id, { foundOn, time: monthDay(foundOn), place: story.place, what: story.what })
  work.writer.set('rectification', id, {
    unitId, ...defaultPlan(item, foundOn), cause: story.cause, responsibleUnit: item.leadDepartment ?? '平安办', leader: story.leader, person: story.person, type: story.type, dueDate: day(story.due), status: story.status,
    ...(story.completed === undefined ? {} : { completedOn: day(story.completed) }),
    ...(story.verdict === undefined ? {} : { verifier: '组长甲', verdict: story.verdict }),
  })
  for (const [days, text] of story.progress) work.writer.set('progress', work.services.randomId(), { findingId: id, unitId, date: day(days), author: story.person, text })
}

/** Every third finding gets a story, so that most are still 待整改. */
function tellStories(work: Work, findingIds: readonly string[], count: number): void {
  const chosen = findingIds.filter((_, index) => index % 3 === 0).slice(0, count)
  for (const [index, id] of chosen.entries()) {
    const story = stories[index % stories.length]
    if (story) tell(work, id, story)
  }
}

/** 登记问题 that costs no points. */
function tellFree(work: Work, unitId: string): void {
  const foundOn = addDays(work.services.today(), -10)
  work.writer.set('finding', work.services.randomId(), { unitId, itemId: '', foundOn, time: monthDay(foundOn), place: '办公楼一层', what: '消防通道堆放杂物，当场要求清理' })
}

/** A penalty for a fact that a deduction has punished already: 千分 warns of it, and people decide. */
function linkPenalty(work: Work, claimId: string, findingIds: readonly string[]): void {
  const { matter } = getRow(work, 'claim', claimId)
  const safety = new Set(listItems(work.rubric).filter(({ content }) => content.includes('安全')).map(({ id }) => id))
  const id = findingIds.find((each) => safety.has(parseFindingId(each)?.itemId ?? '')) ?? findingIds[0]
  if (id === undefined) return
  work.writer.set('finding', id, { place: '矿区', what: matter })
  work.writer.set('claim', claimId, { findingId: id })
}

export interface Problems {
  /** How many findings go on to 整改. */
  readonly stories: number
  readonly free?: boolean
  readonly linked?: boolean
}

/** What has become of the problems of one unit since they were found; `work` has just scored it. */
export function tellProblems(work: Work, unitId: string, { stories: count, free = false, linked = false }: Problems): void {
  const made = (kind: 'finding' | 'claim'): string[] => work.writer.records.filter((record) => record.kind === kind).map(({ row }) => row.id)
  const [findings, claims] = [made('finding'), made('claim')]
  const [claim] = claims
  if (linked && claim !== undefined) linkPenalty(work, claim, findings.filter((_, index) => index % 3 !== 0))
  tellStories(work, findings, count)
  if (free) tellFree(work, unitId)
}
