import { hashChange, type Change, type Sha256 } from '../../shared/change/change'
import type { Reader, SqlRow } from './handles'

/** What is wrong with the content of a file that SQLite calls sound. */
export type ContentFault = 'rubric' | 'hash' | 'prev' | 'gap'

const page = 2000

interface Place {
  readonly campaign: string
  readonly device: string
  readonly seq: number
  readonly hash: string
}

const before: Place = { campaign: '', device: '', seq: 0, hash: '' }

function placeOf(row: SqlRow): Place {
  return { campaign: String(row['campaign_id']), device: String(row['device']), seq: Number(row['seq']), hash: String(row['hash']) }
}

/** The hash of what the row says, whatever hash it carries; null for a row that says nothing readable. */
function hashOf(row: SqlRow, { campaign, device, seq }: Place, sha256: Sha256): string | null {
  try {
    const change = {
      campaign,
      device,
      seq,
      prev: row['prev'],
      clock: { at: row['at'], tick: row['tick'] },
      actor: row['actor'],
      record: { kind: row['kind'], id: row['record_id'] },
      field: row['field'],
      value: JSON.parse(String(row['value'])) as unknown,
      base: JSON.parse(String(row['base'])) as unknown,
    }
    // Not parsed by its schema: only its canonical text counts here, and a file of 60,000 changes is checked at each backup.
    return hashChange(change as Change, sha256).hash
  } catch {
    return null
  }
}

function faultOf(row: SqlRow, place: Place, last: Place, sha256: Sha256): ContentFault | null {
  const sameChain = place.campaign === last.campaign && place.device === last.device
  if (place.seq !== (sameChain ? last.seq : 0) + 1) return 'gap'
  if (row['prev'] !== (sameChain ? last.hash : '')) return 'prev'
  return hashOf(row, place, sha256) === place.hash ? null : 'hash'
}

/**
 * Holds the content against its own checksums, which see what `quick_check` does not (it misses most flipped bits): every rubric version
 * against its digest, every change against its hash and its chain. Null when all is well.
 */
export function findContentFault(db: Reader, sha256: Sha256): ContentFault | null {
  for (const { digest, json } of db.all<{ digest: string; json: string }>('SELECT digest, json FROM rubric_version')) {
    if (sha256(json) !== digest) return 'rubric'
  }
  for (let last = before; ; ) {
    const rows = db.all('SELECT * FROM change WHERE (campaign_id, device, seq) > (?, ?, ?) ORDER BY campaign_id, device, seq LIMIT ?', [last.campaign, last.device, last.seq, page])
    for (const row of rows) {
      const place = placeOf(row)
      const fault = faultOf(row, place, last, sha256)
      if (fault !== null) return fault
      last = place
    }
    if (rows.length < page) return null
  }
}
