import type { ErrorCode } from '../words/errors'
import { hasAt, isBitmap, isText, textAt } from './magic'

export interface FileType {
  /** Pictures are reduced before they are kept; files are kept byte for byte. */
  readonly kind: 'picture' | 'file'
  readonly mediaType: string
  /** Lower case, without the dot: what the content is, whatever its name said. */
  readonly extension: string
}
export type JudgedFile = FileType | { readonly kind: 'refused'; readonly code: ErrorCode; readonly format: string }

/** Bytes from the start of a file that its type is judged by. */
export const headBytes = 64 * 1024

const picture = (mediaType: string, extension: string): FileType => ({ kind: 'picture', mediaType, extension })
const refused = (code: ErrorCode, format = ''): JudgedFile => ({ kind: 'refused', code, format })

/** Kinds of content that hold several formats; only here the name's ending says which, and it must be one of these. */
const families = {
  ole: { doc: 'application/msword', xls: 'application/vnd.ms-excel', ppt: 'application/vnd.ms-powerpoint', wps: 'application/vnd.ms-works', et: 'application/vnd.ms-excel', dps: 'application/vnd.ms-powerpoint' },
  zip: {
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', zip: 'application/zip', ofd: 'application/ofd', wps: 'application/vnd.ms-works', et: 'application/vnd.ms-excel', dps: 'application/vnd.ms-powerpoint',
  },
  video: { mp4: 'video/mp4', mov: 'video/quicktime', m4v: 'video/x-m4v', m4a: 'audio/mp4', '3gp': 'video/3gpp' },
  mp3: { mp3: 'audio/mpeg' },
  text: { txt: 'text/plain', csv: 'text/csv' },
} as const satisfies Record<string, Readonly<Record<string, string>>>

const programs: readonly (readonly number[])[] = [
  [0x4d, 0x5a], [0x7f, 0x45, 0x4c, 0x46], [0xfe, 0xed, 0xfa], [0xcf, 0xfa, 0xed, 0xfe], [0xce, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21], [0x4c, 0, 0, 0, 1, 0x14, 2, 0], [0x64, 0x65, 0x78, 0x0a], [0, 0x61, 0x73, 0x6d], [0x4d, 0x53, 0x43, 0x46], [0x49, 0x54, 0x53, 0x46],
]
const programEndings = new Set('exe dll com scr msi msp cpl sys bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta sh py pl rb php jar apk lnk url reg inf html htm xhtml mht svg xml docm xlsm pptm'.split(' '))
const unreadable: Readonly<Record<string, string>> = { heic: 'HEIC', heix: 'HEIC', hevc: 'HEIC', heim: 'HEIC', heis: 'HEIC', hevm: 'HEIC', mif1: 'HEIC', msf1: 'HEIC', avif: 'AVIF', avis: 'AVIF' }

/** The ending of a name in lower case, or empty. */
export function endingOf(name: string): string {
  return /\.([^.\\/]{1,16})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

function oneOf(family: Readonly<Record<string, string>>, ending: string): JudgedFile {
  const mediaType = Object.hasOwn(family, ending) ? family[ending] : undefined
  if (mediaType !== undefined) return { kind: 'file', mediaType, extension: ending }
  return refused(programEndings.has(ending) ? 'evidence-program' : 'evidence-type')
}

function boxed(head: Uint8Array, ending: string): JudgedFile {
  const format = unreadable[textAt(head, 8, 4)]
  return format === undefined ? oneOf(families.video, ending) : refused('evidence-photo-format', format)
}

function riff(head: Uint8Array): JudgedFile {
  const form = textAt(head, 8, 4)
  if (form === 'WEBP') return picture('image/webp', 'webp')
  return form === 'WAVE' ? { kind: 'file', mediaType: 'audio/wav', extension: 'wav' } : refused('evidence-type')
}

/** By the first bytes alone; null where they say nothing certain. */
function byMagic(head: Uint8Array, ending: string): JudgedFile | null {
  if (hasAt(head, 0, [0xff, 0xd8, 0xff])) return picture('image/jpeg', 'jpg')
  if (hasAt(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return picture('image/png', 'png')
  if (['GIF87a', 'GIF89a'].includes(textAt(head, 0, 6))) return picture('image/gif', 'gif')
  if (isBitmap(head)) return picture('image/bmp', 'bmp')
  if (textAt(head, 0, 4) === 'RIFF') return riff(head)
  if (textAt(head, 4, 4) === 'ftyp') return boxed(head, ending)
  if (hasAt(head, 0, [0x49, 0x49, 0x2a, 0]) || hasAt(head, 0, [0x4d, 0x4d, 0, 0x2a])) return refused('evidence-photo-format', 'TIFF')
  if (textAt(head, 0, 5) === '%PDF-') return { kind: 'file', mediaType: 'application/pdf', extension: 'pdf' }
  if (hasAt(head, 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oneOf(families.ole, ending)
  if (hasAt(head, 0, [0x50, 0x4b, 3, 4])) return oneOf(families.zip, ending)
  if (hasAt(head, 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 7])) return { kind: 'file', mediaType: 'application/vnd.rar', extension: 'rar' }
  if (hasAt(head, 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])) return { kind: 'file', mediaType: 'application/x-7z-compressed', extension: '7z' }
  if (textAt(head, 0, 6) === '#!AMR\n') return { kind: 'file', mediaType: 'audio/amr', extension: 'amr' }
  if (programs.some((magic) => hasAt(head, 0, magic))) return refused('evidence-program')
  return textAt(head, 0, 3) === 'ID3' || (ending === 'mp3' && hasAt(head, 0, [0xff]) && ((head[1] ?? 0) & 0xe0) === 0xe0) ? oneOf(families.mp3, ending) : null
}

/**
 * What a file is, by its content (`head`: its first bytes, up to `headBytes`). The name decides only between formats whose first bytes are
 * the same, and whether a plain text is a text to read; programs, scripts and pages are refused whatever they are called.
 */
export function judgeFile(head: Uint8Array, name: string): JudgedFile {
  if (head.length === 0) return refused('evidence-empty')
  const ending = endingOf(name)
  const known = byMagic(head, ending)
  if (known) return known
  if (isText(head)) return oneOf(families.text, ending)
  return refused(programEndings.has(ending) ? 'evidence-program' : 'evidence-type')
}
