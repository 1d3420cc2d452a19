import { statfs } from 'node:fs/promises'
import { formatSize } from '../../shared/evidence/size-words'
import { AppError } from '../../shared/failure'

/** Bytes that may still be written to the disk of a folder; null where the system does not tell. */
export type FreeRoom = (folder: string) => Promise<number | null>

export const freeRoom: FreeRoom = async (folder) => {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

const sizes = (need: number, have: number | null): { need: string; have: string } => ({ need: formatSize(need), have: have === null ? '不详' : formatSize(have) })

/** Throws AppError `export-no-room` where the disk has less than `need`; nothing has been written then. */
export async function checkRoom(folder: string, need: number, room: FreeRoom = freeRoom): Promise<void> {
  const have = await room(folder)
  if (have !== null && have < need) throw new AppError('export-no-room', sizes(need, have))
}

/** What to say when the disk filled up on the way. */
export async function ranOut(folder: string, need: number, room: FreeRoom = freeRoom): Promise<AppError> {
  return new AppError('export-room-ran-out', sizes(need, await room(folder)))
}
