import { describe, expect, it } from 'vitest'
import { cleanChoice, cleanNumber, trimCell } from '../../../../shared/entry-form/clean-cell'
import { isSummary, matchUnit } from '../../../../renderer/components/paste/match-unit'
import { parseNumber } from '../../../../shared/entry-form/parse-number'

const field = { units: ['起', '次'], percent: false }
const number = (cell: string, of = field): number | string => {
  const cleaned = cleanNumber(cell, of)
  if (cleaned.kind === 'fault') return cleaned.message
  const typed = parseNumber(cleaned.text, { decimals: 6 })
  return typed.kind === 'number' ? typed.value : typed.kind
}

describe('a number of a sheet', () => {
  it.each<[string, number]>([
    ['12', 12], [' 12 ', 12], ['\u00a012\u3000', 12], ['\ufeff12\u200b', 12], ['１２．５', 12.5], ['12。5', 12.5], ['1,234', 1234], ['1，234，567.5', 1234567.5], ['１，２３４', 1234], ['12起', 12], ['12 次', 12], ['1,234 起', 1234], ['0', 0], ['007', 7],
  ])('%j is %d', (cell, value) => expect(number(cell)).toBe(value))
  it.each<[string, RegExp]>([
    ['####', /列太窄/], ['#DIV/0!', /除以零/], ['#N/A', /查不到/], ['-', /看不出是 0 还是没有数/], ['—', /看不出/], ['/', /留空/], ['无', /留空/], ['1.2E+05', /科学计数/], ['98.5%', /百分号/], ['1,23', /千分位/], ['12,34,567', /千分位/],
    ['-5', /refused/], ['(5)', /refused/], ['3O', /refused/], ['2026-11-23', /refused/], ['12件', /refused/], ['1 234', /refused/], ['约12', /refused/], ['²', /refused/],
  ])('%j is not taken', (cell, why) => expect(String(number(cell))).toMatch(why))
  it('is a percentage only where the field is one', () => {
    expect(number('98.5%', { units: [], percent: true })).toBe(98.5)
    expect(number('９８．５％', { units: [], percent: true })).toBe(98.5)
  })
  it('is blank where the cell is', () => expect(['', ' ', '\u3000', '\u200b'].map((cell) => number(cell))).toEqual(['blank', 'blank', 'blank', 'blank']))
  it('says what it left out', () => {
    expect(cleanNumber('1,234起', field)).toEqual({ kind: 'text', text: '1234', note: '去掉了千分位逗号和“起”' })
    expect(cleanNumber('12', field)).toMatchObject({ note: '' })
  })
})

describe('a choice of a sheet', () => {
  const yesNo = [{ value: 'true', label: '符合' }, { value: 'false', label: '不符合' }]
  const factors = [{ value: '1', label: '符合' }, { value: '0.5', label: '部分符合' }, { value: '0', label: '不符合' }]
  const value = (cell: string, options: readonly { value: string; label: string }[]): string => {
    const cleaned = cleanChoice(cell, options)
    return cleaned.kind === 'text' ? cleaned.text : `! ${cleaned.message}`
  }
  it.each<[string, string]>([['符合', 'true'], [' 不符合 ', 'false'], ['是', 'true'], ['√', 'true'], ['否', 'false'], ['×', 'false'], ['', '']])('%j', (cell, wanted) => expect(value(cell, yesNo)).toBe(wanted))
  it.each<[string, string]>([['1', '1'], ['1.0', '1'], ['0.5', '0.5'], ['０．５', '0.5'], ['部分', '0.5'], ['0', '0']])('by its factor: %j', (cell, wanted) => expect(value(cell, factors)).toBe(wanted))
  it.each(['2', '良', '有', '符合要求'])('%j is none of them', (cell) => expect(value(cell, factors)).toMatch(/^! .*符合、部分符合、不符合/))
})

describe('the unit of a row', () => {
  const units = [['632802', '德令哈市'], ['632801', '格尔木市'], ['632821', '乌兰县'], ['632822', '都兰县'], ['632857', '大柴旦行委'], ['632825', '海西蒙古族藏族自治州茫崖市']].map(([code = '', name = '']) => ({ id: code, code, name }))
  const match = (cell: string): string => {
    const found = matchUnit(cell, units)
    return found.kind === 'unit' ? `${found.unitId} ${found.by}` : found.kind === 'many' ? found.names.join('/') : 'none'
  }
  it.each<[string, string]>([
    ['德令哈市', '632802 name'], [' 德令哈 市\u3000', '632802 name'], ['632802', '632802 code'], ['６３２８０２', '632802 code'], ['德令哈', '632802 short'], ['大柴旦行政委员会', '632857 short'], ['大柴旦', '632857 short'],
    ['海西州乌兰县', '632821 short'], ['茫崖市', '632825 short'], ['茫崖', '632825 short'],
    ['天峻县', 'none'], ['', 'none'], ['县', 'none'], ['63', 'none'], ['1,234', 'none'], ['兰县', '乌兰县/都兰县'],
  ])('%j', (cell, wanted) => expect(match(cell)).toBe(wanted))
  it('knows sums and remarks', () => {
    expect(['合计', '总 计', '全州', '平均值', '备注：略', '填表人：甲'].every(isSummary)).toBe(true)
    expect(['德令哈市', '合计县'].some(isSummary)).toBe(false)
  })
})

it('a cell without the blanks around it keeps its lines', () => expect(trimCell('\ufeff 一\r\n二\u3000')).toBe('一\n二'))
