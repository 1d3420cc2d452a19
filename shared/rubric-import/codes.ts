import { itemsBelow, type TreeNode } from './build-tree'
import type { Notebook } from './notebook'
import { splitNumbering, type Numbering } from './numerals'
import type { ItemLine } from './lines'

/** Codes of nodes and items, by the object that they name. */
export interface Codes {
  readonly nodes: ReadonlyMap<TreeNode, string>
  readonly items: ReadonlyMap<ItemLine, string>
  /** Items whose own numbering became their code, so that it need not stand in their content. */
  readonly numbered: ReadonlySet<ItemLine>
}

/** One width, one kind of dash, no blanks. */
const plainCode = (text: string): string => text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').replace(/[–—−‐‑_]/g, '-').replace(/[、.:：]+$/, '')

/** What Excel makes of 1-2 or 1-2-3 is a date. */
function codeOfDate(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return year >= 2001 && year <= 2031 && month <= 12 && day > 1 && year < 2013 ? `${year - 2000}-${month}-${day}` : `${month}-${day}`
}

/** The code of every item as it is written, in order; a number that was 1.10 is 1.10 again. */
function writtenCodes(items: readonly ItemLine[], notes: Notebook): Map<ItemLine, string> {
  const codes = new Map<ItemLine, string>()
  let before = ''
  for (const item of items) {
    const { code } = item
    if (!code) continue
    let text = plainCode(code.text)
    if (code.date !== null) {
      text = codeOfDate(code.date)
      notes.check(code.place, `编码被 Excel 当成了日期（${code.date}），按“${text}”读入。请核对`)
    }
    const nine = /^(\d+)\.(\d*9)$/.exec(before)
    const tenth = nine ? `${nine[1]}.${Number(nine[2]) + 1}` : ''
    if (code.isNumber && tenth !== '' && Number(tenth) === Number(text) && tenth !== text) {
      notes.check(code.place, `编码是数字 ${text}，接在 ${before} 之后，按“${tenth}”读入。请核对`)
      text = tenth
    }
    codes.set(item, text)
    before = text
  }
  return codes
}

const isSingle = (text: string): boolean => {
  const numbering = splitNumbering(text)
  return numbering !== null && numbering.rest === '' && numbering.parts.length === 1
}

/** Numbers that run within each node from its first, e.g. 1. 2. 4.; null where they do not. */
function ordinals(numberings: readonly (Numbering | null)[]): readonly number[] | null {
  const numbers = numberings.map((one) => one?.parts.at(-1) ?? 0)
  const rising = numbers.every((number, index) => number > (numbers[index - 1] ?? 0))
  return rising && numbers[0] === 1 ? numbers : null
}

const numberingOf = (item: ItemLine): Numbering | null => (item.code ? splitNumbering(item.code.text) : null) ?? splitNumbering(item.content)
const nodeNumbering = ({ block }: TreeNode): Numbering | null => (block.code ? splitNumbering(block.code.text) : null) ?? block.numbering

/** Written codes that stand once each in most items are kept; the nodes above take what their items' codes begin with. */
function keepsWritten(items: readonly ItemLine[], written: ReadonlyMap<ItemLine, string>): boolean {
  const texts = [...written.values()]
  return items.length > 0 && texts.length >= items.length * 0.8 && new Set(texts).size >= texts.length * 0.8 && !texts.every(isSingle)
}

function beginning(items: readonly ItemLine[], written: ReadonlyMap<ItemLine, string>, depth: number): string | null {
  const all = items.map((item) => written.get(item) ?? '')
  const parts = all.map((code) => code.split(/[-.]/))
  const first = parts[0]?.slice(0, depth + 1) ?? []
  const shared = first.length === depth + 1 && parts.every((own) => own.length > depth + 1 && first.every((part, index) => own[index] === part))
  return shared ? first.join(/[-.]/.exec(all[0] ?? '')?.[0] ?? '-') : null
}

class CodeGiver {
  readonly nodes = new Map<TreeNode, string>()
  readonly items = new Map<ItemLine, string>()
  readonly numbered = new Set<ItemLine>()
  readonly #written: ReadonlyMap<ItemLine, string> | null
  readonly #taken = new Set<string>()

  constructor(written: ReadonlyMap<ItemLine, string> | null) {
    this.#written = written
    for (const code of written?.values() ?? []) this.#taken.add(code)
  }

  give(roots: readonly TreeNode[]): void {
    this.#giveNodes(roots, '', 0)
  }

  #giveNodes(list: readonly TreeNode[], above: string, depth: number): void {
    const own = ordinals(list.map(nodeNumbering))
    list.forEach((tree, index) => {
      const begun = this.#written ? beginning(itemsBelow(tree), this.#written, depth) : null
      const code = begun !== null && !this.#taken.has(begun) ? this.#take(begun) : this.#free(above, own?.[index] ?? index + 1)
      this.nodes.set(tree, code)
      this.#giveNodes(tree.children, code, depth + 1)
      this.#giveItems(tree, code)
    })
  }

  #giveItems({ items }: TreeNode, above: string): void {
    const own = ordinals(items.map(numberingOf))
    items.forEach((item, index) => {
      const written = this.#written?.get(item)
      this.items.set(item, written ?? this.#free(above, own?.[index] ?? index + 1))
      if (!item.code && own && written === undefined) this.numbered.add(item)
    })
  }

  /** The number asked for, or the next that nobody has. */
  #free(above: string, number: number): string {
    for (let next = number; ; next += 1) {
      const code = above === '' ? String(next) : `${above}-${next}`
      if (!this.#taken.has(code)) return this.#take(code)
    }
  }

  #take(code: string): string {
    this.#taken.add(code)
    return code
  }
}

/** Codes as they are written where they name each item, else numbers along the tree: 1, 1-1, 1-1-1. A code that stands twice is told with both cells. */
export function giveCodes(roots: readonly TreeNode[], notes: Notebook): Codes {
  const items = roots.flatMap(itemsBelow).sort((a, b) => (a.place.sheet === b.place.sheet ? a.row - b.row : 0))
  const written = writtenCodes(items, notes)
  const keeps = keepsWritten(items, written)
  const giver = new CodeGiver(keeps ? written : null)
  giver.give(roots)
  if (keeps) tellOdd(items, written, notes)
  return giver
}

function tellOdd(items: readonly ItemLine[], written: ReadonlyMap<ItemLine, string>, notes: Notebook): void {
  const seen = new Map<string, ItemLine>()
  for (const item of items) {
    const code = written.get(item)
    if (code === undefined || !item.code) continue
    const first = seen.get(code)
    if (first?.code) notes.wrong(item.code.place, `编码“${code}”重复：${where(first)} 和 ${where(item)}。请改其中一个`)
    else seen.set(code, item)
  }
  tellUnderscores(items, notes)
  const missing = items.filter((item) => !written.has(item))
  for (const item of missing) notes.check(item.place, '没有编码，按位置编了一个。请核对')
  const numbers = items.filter(({ code }) => code?.isNumber === true)
  if (numbers.length > 0 && numbers.length < written.size) {
    const [first] = numbers
    if (first?.code) notes.check(first.code.place, `编码有的是文字，有的是数字（共 ${numbers.length} 个，这是第一个）：数字会丢掉末尾的 0，如 1.10 变成 1.1。请核对`)
  }
}

/** Cells that a note names; it says how many there are. */
const mostCells = 12

/** `_` parts a code as `-` does, and is written so: a person who looks for the code of the workbook must know. */
function tellUnderscores(items: readonly ItemLine[], notes: Notebook): void {
  const codes = items.flatMap(({ code }) => (code && /[_＿]/.test(code.text) ? [code] : []))
  const [first] = codes
  if (!first) return
  const cells = `${codes.slice(0, mostCells).map(({ place }) => (place.sheet === first.place.sheet ? place.cell : `“${place.sheet}”${place.cell}`)).join('、')}${codes.length > mostCells ? ` 等 ${codes.length} 格` : ''}`
  notes.check(first.place, `编码里的“_”按“-”读入：${cells}（如“${first.text}”成为“${plainCode(first.text)}”）。要用别的写法，请在草稿里改编码`)
}

const where = ({ code, place }: ItemLine): string => `“${place.sheet}”${code?.place.cell ?? place.cell}`
