import { fileNamePart } from '../report/file-name'
import { endingOf } from './file-type'

/** Most UTF-8 bytes of a name before its ending. */
const longest = 150

/**
 * A file's name as it is shown, and offered when it is saved again: the last part of a path, nothing invisible or that turns the direction of
 * text, characters legal on NTFS, of bearable length, with the ending of what the content is.
 */
export function evidenceName(name: string, extension: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const ending = endingOf(last)
  const base = ending === '' ? last : last.slice(0, -ending.length - 1)
  return `${fileNamePart(base, longest, '未命名')}.${extension}`
}

/** The name without its ending. */
export function nameWithoutEnding(name: string): string {
  return name.replace(/\.[^.]+$/, '')
}
