import { isBlank } from '../text'
import type { Texts } from './raw-draft'
import { parseNumber, type NumberLimits } from './parse-number'

/** Reads fields one by one and remembers what was wrong with them. */
export interface FieldReader {
  /** Null when blank, or refused; then the sentence is the field's fault. */
  readonly number: (field: string, limits: NumberLimits, sentence: string) => number | null
  readonly text: (field: string) => string
  readonly isBlank: (field: string) => boolean
  readonly refuse: (field: string, sentence: string) => void
  readonly faults: Readonly<Record<string, string>>
}

export function makeReader(texts: Texts): FieldReader {
  const faults: Record<string, string> = {}
  const text = (field: string): string => (Object.hasOwn(texts, field) ? (texts[field] ?? '') : '')
  return {
    faults,
    text,
    isBlank: (field) => isBlank(text(field)),
    refuse: (field, sentence) => void (faults[field] ??= sentence),
    number(field, limits, sentence) {
      const typed = parseNumber(text(field), limits)
      if (typed.kind === 'refused') faults[field] = sentence
      return typed.kind === 'number' ? typed.value : null
    },
  }
}
