export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The decimal text of a finite double, without exponent; -0 is 0. Throws RangeError for what JSON cannot say. */
function decimalText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a JSON number: ${value}`)
  const text = String(value === 0 ? 0 : value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/**
 * Canonical JSON (merge.md 2): keys sorted by code unit, no white space, numbers as their decimal text, strings NFC.
 * Properties that are undefined are left out. Two keys that are equal in NFC throw RangeError.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return decimalText(value)
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new RangeError(`not JSON: ${typeof value}`)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [key.normalize('NFC'), member] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  if (members.some(([key], index) => key === members[index + 1]?.[0])) throw new RangeError('a key is there twice')
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** The value as canonical JSON reads back: NFC, no undefined, no -0. */
export function toJson(value: unknown): Json {
  return JSON.parse(canonicalJson(value)) as Json
}

/** Equal as canonical JSON. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
