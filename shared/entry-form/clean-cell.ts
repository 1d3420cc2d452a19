/** What a cell of a sheet comes to as the text of a field, or why it is not taken. `note` says what was left out of it. */
export type CleanCell = { readonly kind: 'text'; readonly text: string; readonly note: string } | { readonly kind: 'fault'; readonly message: string }

const taken = (text: string, note = ''): CleanCell => ({ kind: 'text', text, note })
const refused = (message: string): CleanCell => ({ kind: 'fault', message })

/** Invisible letters that sheets and web pages leave in cells. */
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/g
const outerSpace = /^\p{White_Space}+|\p{White_Space}+$/gu

/** A cell without the blanks around it; line breaks inside stay. */
export function trimCell(cell: string): string {
  return cell.replace(invisible, '').replace(/\r\n?/g, '\n').replace(outerSpace, '')
}

const grouped = /^\d{1,3}(?:[,，]\d{3})+(?=$|[.．。])/
const errors: Readonly<Record<string, string>> = { '#N/A': '查不到', '#DIV/0!': '除以零', '#VALUE!': '值有误', '#REF!': '引用失效', '#NAME?': '公式有误', '#NUM!': '数有误', '#NULL!': '公式有误' }

/** What is surely not a number, with what to do about it. */
function oddity(text: string): string | null {
  if (/^#+$/.test(text)) return '表格里列太窄，数显示成了 ####；请把列拉宽后再复制'
  const error = errors[text.toUpperCase()]
  if (error !== undefined) return `表格里的公式出错（${text}，${error}）`
  if (/^[-－—–―]+$/.test(text)) return `“${text}”看不出是 0 还是没有数；请改成 0 或留空`
  if (/^[/／\\]+$/.test(text) || /^(无|暂无|没有|未报|缺)$/.test(text)) return `“${text}”不是数；没有数请留空`
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) return `“${text}”是科学计数；请把单元格设成数值再复制`
  return null
}

/**
 * A number as sheets show it: thousands separators where they group by three, the field's own unit behind it, and a percent sign where the field is
 * a percentage. Wide digits and points are left to `parseNumber`. Nothing is guessed: what could mean two things is refused.
 */
export function cleanNumber(cell: string, { units, percent }: { readonly units: readonly string[]; readonly percent: boolean }): CleanCell {
  const text = trimCell(cell)
  if (text === '') return taken('')
  const odd = oddity(text)
  if (odd !== null) return refused(odd)
  const signed = /[%％]$/.test(text)
  if (signed && !percent) return refused(`“${text}”带百分号，这里要填的不是百分数`)
  const unit = units.find((word) => word !== '' && text.endsWith(word))
  const bare = (signed ? text.slice(0, -1) : unit ? text.slice(0, -unit.length) : text).replace(outerSpace, '')
  const wide = bare.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  if (/[,，]/.test(wide) && !grouped.test(wide)) return refused(`“${text}”里的逗号不是千分位，看不出是多少`)
  const plain = grouped.test(wide) ? wide.replace(/[,，]/g, '') : bare
  const left = [grouped.test(wide) ? '千分位逗号' : '', signed ? '百分号' : unit ? `“${unit}”` : ''].filter(Boolean)
  return taken(plain, left.length > 0 ? `去掉了${left.join('和')}` : '')
}

export interface CellOption {
  readonly value: string
  readonly label: string
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').toLowerCase()
/** Words for yes and no, for options that are called 符合 and 不符合. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  符合: ['是', '√', '✓', '达标', '达到', '合格', 'y', 'yes'], 不符合: ['否', '×', '✗', 'x', '未达标', '未达到', '不达标', '不合格', 'n', 'no'], 部分符合: ['部分', '基本符合', '部分达标'],
}

/** One of the options by its label, its value or a word that means it. */
export function cleanChoice(cell: string, options: readonly CellOption[]): CleanCell {
  const text = trimCell(cell)
  if (text === '') return taken('')
  const wanted = fold(text)
  const exact = options.filter(({ label }) => fold(label) === wanted)
  const found = exact.length > 0 ? exact : options.filter(({ label, value }) => fold(value) === wanted || Number(value) === (wanted === '' ? NaN : Number(wanted)) || (synonyms[label] ?? []).includes(wanted))
  const [only] = found
  if (only && found.length === 1) return taken(only.value, fold(only.label) === wanted ? '' : `“${text}”读作“${only.label}”`)
  return refused(`“${text}”不是可选的，应为：${options.map(({ label }) => label).join('、')}`)
}
