import type { Checked, Fault } from '../fault'
import type { Item, Rubric } from '../rubric/rubric'
import { checkEntries } from './check-entries'
import { checkEntry } from './check-entry'
import type { EntriesFile, Entry } from './entry'
import { appliesByZones, indexRubric } from './rubric-index'
import { scoreChecked, type Across } from './score-unit'
import type { Scorecard } from './scorecard'
import { isTogether, scoreAcrossUnits } from './together'

interface Part {
  /** As given: the same object later means that nothing of this unit has changed. */
  readonly file: EntriesFile
  readonly checked: Checked<EntriesFile>
  readonly across: Across
  readonly card: Checked<Scorecard>
}

/** All units scored together, with what makes the next scoring cheap. */
export interface JointScoring {
  readonly rubric: Rubric
  readonly parts: ReadonlyMap<string, Part>
  /** Scorecards by unit code, equal to those of `scoreTogether`. */
  readonly cards: ReadonlyMap<string, Checked<Scorecard>>
}

const nothing: Across = new Map()

function comparesAlike(items: readonly Item[], a: EntriesFile, b: EntriesFile): boolean {
  if (a === b) return true
  const frame = (file: EntriesFile): string => JSON.stringify([file.unit.code, file.unit.group, file.unit.zones, file.exempt])
  return frame(a) === frame(b) && items.every(({ id }) => a.entries[id] === b.entries[id])
}

function acrossOf(rubric: Rubric, files: readonly EntriesFile[], before: JointScoring | null): readonly Across[] {
  const items = indexRubric(rubric).order.filter(isTogether)
  const known = [...(before?.parts.values() ?? [])].filter(({ checked }) => checked.ok)
  const alike = before?.rubric === rubric && known.length === files.length
  if (alike && known.every(({ checked }, at) => checked.ok && comparesAlike(items, checked.value, files[at] as EntriesFile))) return known.map(({ across }) => across)
  return scoreAcrossUnits(rubric, files, items)
}

/**
 * Scores units together as `scoreTogether` does, taking over from an earlier scoring what has not changed: whole units by
 * identity of their file, items by identity of their entry.
 */
export function scoreJointly(rubric: Rubric, files: readonly EntriesFile[], before: JointScoring | null): JointScoring {
  const known = before?.rubric === rubric ? before.parts : new Map<string, Part>()
  const checked = files.map((file) => {
    const part = known.get(file.unit.code)
    return part?.file === file ? part.checked : checkEntries(rubric, file)
  })
  const valid = checked.flatMap((result) => (result.ok ? [result.value] : []))
  const acrossOfValid = acrossOf(rubric, valid, before)
  const across = new Map(valid.map((file, at) => [file, acrossOfValid[at] ?? nothing]))
  const parts = new Map<string, Part>()
  files.forEach((file, at) => {
    const result = checked[at] as Checked<EntriesFile>
    parts.set(file.unit.code, partOf(rubric, file, result, result.ok ? (across.get(result.value) ?? nothing) : nothing, known.get(file.unit.code)))
  })
  return { rubric, parts, cards: new Map([...parts].map(([code, { card }]) => [code, card])) }
}

function partOf(rubric: Rubric, file: EntriesFile, checked: Checked<EntriesFile>, across: Across, known: Part | undefined): Part {
  if (known && known.checked === checked && known.across === across) return known
  return { file, checked, across, card: checked.ok ? scoreChecked(rubric, checked.value, across, known && earlierOf(known)) : checked }
}

function earlierOf({ checked, across, card }: Part): Parameters<typeof scoreChecked>[3] {
  return checked.ok && card.ok ? { file: checked.value, across, items: card.value.items } : undefined
}

/**
 * All units scored with other entries for one item, by unit code: what 按内容 shows while several rows are being typed, so that an item
 * decided by comparison moves for everybody at once. Nothing else is scored again.
 */
export function scoreItemWith(joint: JointScoring, itemId: string, inputs: ReadonlyMap<string, Entry | null>): JointScoring {
  if (inputs.size === 0) return joint
  const files = [...joint.parts.values()].map(({ file }) => {
    const input = inputs.get(file.unit.code)
    return input === undefined ? file : withEntry(file, itemId, input)
  })
  return scoreJointly(joint.rubric, files, joint)
}

function withEntry(file: EntriesFile, itemId: string, input: Entry | null): EntriesFile {
  const { [itemId]: _, ...entries } = file.entries
  return { ...file, entries: input ? { ...entries, [itemId]: input } : entries }
}

function faultsOf(rubric: Rubric, file: EntriesFile, item: Item, input: Entry | null): readonly Fault[] {
  if (!input || (file.exempt ?? []).includes(item.id)) return []
  if (appliesByZones(item, file.unit.zones ?? [])) return checkEntry(item, input)
  const checked = checkEntries(rubric, file)
  return checked.ok ? [] : checked.errors
}

/**
 * What the unit's scorecard would be with another entry for one item: the live preview of a keystroke. Only that item is
 * checked and scored; other units are looked at only where it is compared with theirs. Null for an unknown unit or item.
 */
export function scoreWith(joint: JointScoring, code: string, itemId: string, input: Entry | null): Checked<Scorecard> | null {
  const { rubric, parts } = joint
  const part = parts.get(code)
  const item = indexRubric(rubric).items.get(itemId)
  if (!part || !item) return null
  if (!part.checked.ok) return mended(joint, part, withEntry(part.file, itemId, input))
  const file = withEntry(part.checked.value, itemId, input)
  const errors = faultsOf(rubric, file, item, input)
  if (errors.length > 0) return { ok: false, errors }
  return scoreChecked(rubric, file, isTogether(item) ? acrossWith(joint, item, part, file) : part.across, earlierOf(part))
}

/** A unit whose entries were refused may be right with the other entry: then everything of it is scored anew. */
function mended(joint: JointScoring, part: Part, file: EntriesFile): Checked<Scorecard> {
  const checked = checkEntries(joint.rubric, file)
  return checked.ok ? scoreChecked(joint.rubric, checked.value, outcomesFor(joint, part, checked.value, indexRubric(joint.rubric).order.filter(isTogether))) : checked
}

function outcomesFor({ rubric, parts }: JointScoring, part: Part, file: EntriesFile, items: readonly Item[]): Across {
  const files = [...parts.values()].flatMap((other) => (other === part ? [file] : other.checked.ok ? [other.checked.value] : []))
  return scoreAcrossUnits(rubric, files, items)[files.indexOf(file)] ?? nothing
}

function acrossWith(joint: JointScoring, item: Item, part: Part, file: EntriesFile): Across {
  const outcome = outcomesFor(joint, part, file, [item]).get(item.id)
  const rest = new Map([...part.across].filter(([id]) => id !== item.id))
  return outcome ? rest.set(item.id, outcome) : rest
}
