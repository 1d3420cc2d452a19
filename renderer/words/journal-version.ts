import { knownItem, itemOfVersion } from '../../shared/campaign/known-items'
import { recordSchemas, type CampaignState } from '../../shared/campaign/records'
import { parseEntryRecordId } from '../../shared/campaign/record-ids'
import type { JournalLine } from '../../shared/ipc/contract'
import { shortDigest } from '../../shared/report/words'
import { entryWords } from './entry-words'

/** A rubric version by its name where it is known here; by the first digits of its digest always. */
export function versionWords(digest: string, state: CampaignState): string {
  const name = digest === state.campaign.rubricDigest ? state.rubric.version : (state.formerItems.find(({ rubricDigest }) => rubricDigest === digest)?.version ?? '')
  return name === '' ? `细则指纹 ${shortDigest(digest)}` : `${name}（${shortDigest(digest)}）`
}

function formerWords(line: JournalLine, value: JournalLine['from'], state: CampaignState): string {
  const former = recordSchemas.entry.shape.former.safeParse(value)
  if (!former.success || former.data.length === 0) return '无'
  const own = parseEntryRecordId(line.recordId)?.itemId ?? ''
  return former.data.map((one) => entryWords(one.input, (itemOfVersion(state, one)?.item ?? knownItem(state, own))?.rule ?? null)).join('；')
}

/** What a change of rubric version wrote, in words; null for any other field. */
export function versionValue(line: JournalLine, value: JournalLine['from'], state: CampaignState): string | null {
  switch (line.field) {
    case 'rubricDigest': return typeof value === 'string' && value !== '' ? versionWords(value, state) : '空'
    case 'former': return formerWords(line, value, state)
    case 'review': return value === null ? '不需要' : '要再看一遍'
    case 'setAsideFrom': return value === null || value === '' ? '计入' : '移出'
    default: return null
  }
}
