/** Blank means: nothing but white space, Unicode White_Space (scoring.md 3). */
export function isBlank(text: string): boolean {
  return /^\p{White_Space}*$/u.test(text)
}

/** A matter or reason for comparison: trimmed of Unicode White_Space, NFC. */
export function toMatterKey(text: string): string {
  return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '').normalize('NFC')
}
