import type { PartReader } from './part-reader'

/** What a part points at, by id; targets are lower-case names of parts. */
export interface Relation {
  readonly type: string
  readonly target: string
}

function resolveTarget(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}

/** The relations of a part; those that lead out of the file are left out. None where the part has no such list. */
export async function readRelations(parts: PartReader, part: string): Promise<ReadonlyMap<string, Relation>> {
  const at = part.lastIndexOf('/') + 1
  const folder = part.slice(0, at)
  const list = `${folder}_rels/${part.slice(at)}.rels`
  const relations = new Map<string, Relation>()
  if (!parts.has(list)) return relations
  await parts.read(list, 'smallPartBytes', {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name === 'Relationship' && TargetMode !== 'External') relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolveTarget(folder, Target) })
    },
  })
  return relations
}
