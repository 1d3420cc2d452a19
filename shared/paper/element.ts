/**
 * A page as a tree of plain elements: what is printed and what the window previews are made from the same tree. Texts are data
 * (escaped by `toHtml`, text nodes in the window); tags, classes and numbers come from this program alone.
 */
export const paperTags = ['section', 'div', 'span', 'table', 'colgroup', 'col', 'tbody', 'tr', 'td'] as const
export type PaperTag = (typeof paperTags)[number]

export interface PaperElement {
  readonly tag: PaperTag
  /** Class names. */
  readonly look: string
  /** Columns that a cell spans, width of a column or height of a row in px; 0 where it says nothing. */
  readonly span: number
  readonly width: number
  readonly height: number
  readonly content: readonly (PaperElement | string)[]
}

type More = Partial<Pick<PaperElement, 'span' | 'width' | 'height'>>

export const element = (tag: PaperTag, look: string, content: PaperElement['content'], { span = 0, width = 0, height = 0 }: More = {}): PaperElement => ({ tag, look, span, width, height, content })

/** The attributes of an element, as both writers set them. */
export function attributesOf({ look, span, width, height }: PaperElement): Record<string, string> {
  return {
    ...(look === '' ? {} : { class: look }),
    ...(span > 1 ? { colspan: String(span) } : {}),
    ...(width > 0 ? { width: String(width) } : {}),
    ...(height > 0 ? { height: String(height) } : {}),
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** A text inside HTML, in content or in an attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** The element as HTML. */
export function toHtml(piece: PaperElement | string): string {
  if (typeof piece === 'string') return escapeHtml(piece)
  const attributes = Object.entries(attributesOf(piece)).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  if (piece.tag === 'col') return `<col${attributes}>`
  return `<${piece.tag}${attributes}>${piece.content.map(toHtml).join('')}</${piece.tag}>`
}
