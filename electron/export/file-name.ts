const forbidden = /[\\/:*?"<>|\u0000-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/gu
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** Most file systems take 255 bytes; a temporary ending needs some of them. */
const longestBytes = 200

function cut(stem: string): string {
  let short = stem
  while (Buffer.byteLength(short) > longestBytes) short = [...short].slice(0, -1).join('')
  return short
}

/** A name that every system takes: no forbidden characters, no device names, no dots or blanks at the ends, not too long. */
export function safeFileName(name: string): string {
  const stem = cut(name.replace(/\.xlsx$/i, '').replace(forbidden, '_')).replace(/^[\s.]+|[\s.]+$/g, '')
  return `${stem === '' || deviceName.test(stem) ? `_${stem}` : stem}.xlsx`
}

/** The same name, or the next free one (`…_2.xlsx`), so that two units of one name do not overwrite each other; case does not tell names apart. */
export function freeFileName(name: string, taken: ReadonlySet<string>): string {
  const safe = safeFileName(name)
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? safe : safe.replace(/\.xlsx$/, `_${count}.xlsx`)
    if (!taken.has(candidate.toLowerCase())) return candidate
  }
}
