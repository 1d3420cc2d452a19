import type { UnitReport } from './unit-report'

/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?$/i
/** Control characters, lone surrogates, marks that turn the direction of text, characters that no file system shows. */
const invisible = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu
const illegal: Readonly<Record<string, string>> = { '\\': '＼', '/': '／', ':': '：', '*': '＊', '?': '？', '"': '＂', '<': '＜', '>': '＞', '|': '｜' }

/** Most UTF-8 bytes of a name: ext4 and UOS take 255, and a temporary ending is added while writing. */
const longest = 200

function clipBytes(text: string, limit: number): string {
  let kept = ''
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (bytes > limit) break
    kept += character
  }
  return kept
}

/**
 * A text as part of a file name on NTFS, ext4 and a USB stick: characters that Windows refuses become their full-width forms,
 * invisible ones go, no dots or blanks at either end, at most `limit` UTF-8 bytes; `fallback` where nothing is left.
 */
export function fileNamePart(text: string, limit: number, fallback: string): string {
  const legal = text.normalize('NFC').replace(invisible, '').replace(/[\\/:*?"<>|]/g, (character) => illegal[character] ?? '')
  const trim = (part: string): string => part.replace(/^[\s.]+|[\s.]+$/gu, '')
  const part = trim(clipBytes(trim(legal.replace(/\s+/gu, ' ')), limit))
  if (part === '') return fallback
  return reserved.test(part) ? `_${part}` : part
}

/** 定稿, 暂定 while anything is unscored or waits, else 初评. */
export function stageOf({ phase, scorecard }: Pick<UnitReport, 'phase' | 'scorecard'>): '定稿' | '暂定' | '初评' {
  if (phase === 'finalized') return '定稿'
  return scorecard.complete ? '初评' : '暂定'
}

function namedFile({ unit, campaign, exportDate }: Pick<UnitReport, 'unit' | 'campaign' | 'exportDate'>, what: string): string {
  const cycle = fileNamePart(campaign.cycle, 40, '')
  const rest = `_${cycle === '' ? '' : `${cycle}年度_`}${what}_${exportDate.replaceAll('-', '')}.xlsx`
  return `${fileNamePart(unit.name, longest - rest.length * 3, `单位${fileNamePart(unit.code, 40, '')}`)}${rest}`
}

/** `德令哈市_2026年度_评分表_定稿_20261120.xlsx`. */
export function unitFileName(report: Pick<UnitReport, 'unit' | 'campaign' | 'phase' | 'scorecard' | 'exportDate'>): string {
  return namedFile(report, `评分表_${stageOf(report)}`)
}

/** Folder of the 自评表 that go out on one day. */
export function selfFolderName({ campaign, exportDate }: Pick<UnitReport, 'campaign' | 'exportDate'>): string {
  return `${fileNamePart(campaign.name, longestFolder, '考核')}_自评表_${exportDate.replaceAll('-', '')}`
}

/** `德令哈市_2026年度_自评表_20260901.xlsx`. */
export function selfAssessmentFileName(report: Pick<UnitReport, 'unit' | 'campaign' | 'exportDate'>): string {
  return namedFile(report, '自评表')
}

/** Windows opens no file whose whole path is longer than 260 characters; the names in the folder need theirs. */
const longestFolder = 100

/** Name of the folder that an export gets: `2026年度平安建设考核_导出_20261128`. */
export function exportFolderName({ campaign, exportDate }: Pick<UnitReport, 'campaign' | 'exportDate'>): string {
  return `${fileNamePart(campaign.name, longestFolder, '考核')}_导出_${exportDate.replaceAll('-', '')}`
}
