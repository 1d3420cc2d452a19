import { fileNamePart } from '../../shared/report/file-name'

/** Most file systems take 255 bytes; `_2` and a temporary ending need some of them. */
const longestBytes = 220

/** The name as a file system takes it, or the next free one (`…_2.xlsx`), so that two units of one name do not overwrite each other; case does not tell names apart. */
export function freeFileName(name: string, taken: ReadonlySet<string>, { extension = 'xlsx', fallback = '评分表' } = {}): string {
  const ending = `.${extension}`
  const stem = fileNamePart(name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name, longestBytes, fallback)
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? `${stem}${ending}` : `${stem}_${count}${ending}`
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}
