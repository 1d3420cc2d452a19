import { randomBytes } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from './atomic-write'
import { dataFolderPaths } from './data-folder'
import { machineFingerprint } from './machine'

const noteSchema = z.object({
  /** Part of the name of our folder in the second place, so that two data folders on one stick stay apart. */
  id: z.string().regex(/^[0-9a-f]{8}$/),
  /** Machine and path of the data folder that this note belongs to: in a copy of the folder it means nothing. */
  owner: z.string(),
  /** Our folder in the second place, absolute; null: there is none. */
  place: z.string().nullable(),
  sameDisk: z.boolean(),
  /** When everything was there last, and since when it is not: UTC ms. */
  completeAt: z.number().nullable(),
  since: z.number().nullable(),
  /** The highest counter of a backup seen there. */
  highest: z.number().int().nonnegative(),
})
export type SecondNote = z.infer<typeof noteSchema>

/** A note for this data folder that names no second place yet. */
export async function newSecondNote(folder: string): Promise<SecondNote> {
  return { id: randomBytes(4).toString('hex'), owner: await ownerOf(folder), place: null, sameDisk: false, completeAt: null, since: null, highest: 0 }
}

async function ownerOf(folder: string): Promise<string> {
  return `${machineFingerprint()} ${await realpath(folder)}`
}

/**
 * Where the second place is. It lies beside the database, not in it: a restore must not bring back an old one, and it is needed when the database
 * is damaged. `moved`: the folder was copied or moved since; two folders must not write into one place. Null: never chosen, or unreadable.
 */
export async function readSecondNote(folder: string): Promise<{ readonly note: SecondNote; readonly moved: boolean } | null> {
  try {
    const note = noteSchema.parse(JSON.parse(await readFile(dataFolderPaths(folder).secondNote, 'utf8')))
    return { note, moved: note.owner !== (await ownerOf(folder)) }
  } catch {
    return null
  }
}

/** Throws the system's error. */
export async function writeSecondNote(folder: string, note: SecondNote): Promise<void> {
  await writeFileAtomically(dataFolderPaths(folder).secondNote, `${JSON.stringify(note)}\n`)
}

/** The name of our folder in the second place. */
export const placeName = (id: string): string => `千分备份-${id}`

/** What lies beside the backups for whoever finds the stick. */
export async function writeExplanation(place: string): Promise<void> {
  await writeFileAtomically(join(place, '说明.txt'), explanation, { mode: 0o666 })
}

const explanation = `\uFEFF这里是“千分”自动复制的备份，内部资料，注意保管。\r
backups 里是备份，evidence 里是佐证材料，两个文件夹要放在一起，不要改名。\r
恢复：打开“千分”，在“设置”里点“从备份文件恢复…”，选 backups 里最新的一份。\r
`
