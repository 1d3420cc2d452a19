import { fold, readWords, safeJson, words } from './words'

/** Something that a line of a rule's text says wrongly; `line` counts from 1. */
export class TextFault extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

export interface Line {
  readonly no: number
  readonly raw: string
  /** For patterns of the grammar. */
  readonly folded: string
  /** Further descriptive fields of the thing that the line describes. */
  readonly extra: Readonly<Record<string, unknown>>
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function readJson(text: string, no: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch { /* said below */ }
  throw new TextFault(no, `第${no}行花括号里的内容不完整。不认识它就把“{”和它后面的都删掉，分数不受影响`)
}

const mark = '｜'

/** `line` with the fields of `of` that are none of `known`, as `line ｜{json}`. */
export function withExtra(line: string, of: object, known: readonly string[]): string {
  const extra = extraOf(of, known)
  return extra ? `${line} ${mark}${safeJson(extra)}` : line
}

/** The fields of `of` that are none of `known`; null where there are none. */
export function extraOf(of: object, known: readonly string[]): Record<string, unknown> | null {
  const entries = Object.entries(of).filter(([key, value]) => !known.includes(key) && value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function toLine(text: string, no: number): Line {
  const at = text.indexOf(`${mark}{`)
  const raw = (at < 0 ? text : text.slice(0, at)).trim()
  return { no, raw, folded: fold(raw), extra: at < 0 ? {} : readJson(text.slice(at + 1), no) }
}

export interface Taken { readonly match: readonly string[]; readonly line: Line }

/** The lines of a rule's text, taken one by one until none is left. `sample` is a right text of the kind. */
export class Lines {
  #left: Line[]
  readonly #end: number
  readonly #sample: string

  constructor(texts: readonly { readonly no: number; readonly text: string }[], end: number, sample: string) {
    this.#left = texts.map(({ no, text }) => toLine(text, no))
    this.#end = end
    this.#sample = sample
  }

  /** The first line that is as `pattern` says. */
  takeLine(pattern: RegExp): Taken | null {
    for (const line of this.#left) {
      const match = pattern.exec(line.folded)
      if (!match) continue
      this.#left = this.#left.filter((other) => other !== line)
      return { match, line }
    }
    return null
  }

  /** As `takeLine`, for a line that has no further fields. */
  take(pattern: RegExp): readonly string[] | null {
    const taken = this.takeLine(pattern)
    if (taken && Object.keys(taken.line.extra).length > 0) throw new TextFault(taken.line.no, `第${taken.line.no}行后面不能带“${mark}{…}”，请删掉它`)
    return taken?.match ?? null
  }

  /** As `take`; its absence is a fault that shows `example`. */
  need(pattern: RegExp, example: string): readonly string[] {
    return this.take(pattern) ?? this.refuse(`没有写“${example}”这样的一行`)
  }

  /** As `takeLine`; its absence is a fault that shows `example`. */
  needLine(pattern: RegExp, example: string): Taken {
    return this.takeLine(pattern) ?? this.refuse(`没有写“${example}”这样的一行`)
  }

  /** All lines that are as `pattern` says, in their order. */
  takeAll(pattern: RegExp): Taken[] {
    const taken = this.#left.flatMap((line) => {
      const match = pattern.exec(line.folded)
      return match ? [{ match, line }] : []
    })
    this.#left = this.#left.filter((line) => !taken.some((one) => one.line === line))
    return taken
  }

  /** Words of a line `label：words`; undefined where there is none. */
  named(label: string): string | undefined {
    const line = this.#left.find(({ raw }) => raw.startsWith(label) && /^\s*[：:]/u.test(raw.slice(label.length)))
    if (!line) return undefined
    this.#left = this.#left.filter((other) => other !== line)
    return this.wordsOf(line, line.raw.slice(label.length).replace(/^\s*[：:]/u, ''))
  }

  /** Fields that the grammar does not know: `其他：{json}`. */
  others(): Record<string, unknown> {
    const line = this.#left.find(({ raw }) => /^其他\s*[：:]\s*\{/u.test(raw))
    if (!line) return {}
    this.#left = this.#left.filter((other) => other !== line)
    return readJson(line.raw.slice(line.raw.indexOf('{')), line.no)
  }

  /** All that is left. */
  rest(): Line[] {
    const rest = this.#left
    this.#left = []
    return rest
  }

  wordsOf(line: Line, text: string): string {
    const read = readWords(text)
    if (read === null) throw new TextFault(line.no, `第${line.no}行的引号不完整。文字可以不加引号，直接写`)
    return read
  }

  unreadable(line: Line): TextFault {
    const shown = line.raw.length > 30 ? `${line.raw.slice(0, 30)}…` : line.raw
    return new TextFault(line.no, `第${line.no}行“${shown}”看不懂。${this.#shown()}`)
  }

  /** The text as a whole is wrong. */
  refuse(message: string): never {
    throw new TextFault(this.#end, `${message}。${this.#shown()}`)
  }

  /** A line that nobody took is a fault: nothing is left out unseen. */
  finish(): void {
    const [line] = this.#left
    if (line) throw this.unreadable(line)
  }

  #shown(): string {
    return `可以这样写：\n${this.#sample}`
  }
}

/** Lines `label：words` of the fields that are there. */
export const namedLines = (fields: readonly (readonly [label: string, value: string | undefined])[]): string[] =>
  fields.flatMap(([label, value]) => (value === undefined ? [] : [`${label}：${words(value)}`]))

/** Only the fields that are there. */
export function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
