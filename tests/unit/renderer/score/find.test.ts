import { describe, expect, it } from 'vitest'
import { itemByCode, loadPinyin, matchesCode, matchesItem, matchesName } from '../../../../renderer/components/score/find-items'
import { codeOptions, commandOptions } from '../../../../renderer/components/score/pick-options'
import { listItems } from '../../../../shared/rubric/tree'
import { rubric } from './score-fixture'

const items = listItems(rubric)
const found = (query: string, pinyin: Parameters<typeof matchesItem>[2] = null): string[] => items.filter((item) => matchesItem(item, query, pinyin)).map(({ code }) => code)

describe('finding items', () => {
  it('takes a code, its beginning or its digits alone', () => {
    expect(found('1-2-2')).toEqual(['1-2-2'])
    expect(found('１－２－２'.normalize('NFKC'))).toEqual(['1-2-2'])
    expect(found('122')).toEqual(['1-2-2'])
    expect(matchesCode('10-1-1', '1-')).toBe(false)
    expect(matchesCode('10-1-1', '10-')).toBe(true)
    expect(itemByCode(items, '1-1')).toBeNull()
    expect(itemByCode(items, ' 1011 ')?.code).toBe('10-1-1')
  })

  it('takes a piece of the content, and everything for an empty query', () => {
    expect(found('矛盾纠纷化解率')).toContain('4-2-2')
    expect(found('  ')).toHaveLength(items.length)
    expect(found('雪灾之外的什么')).toEqual([])
  })

  it('takes pinyin, initials or whole, once the dictionary is there, of items and of units', async () => {
    expect(found('mdjf')).toEqual([])
    const pinyin = await loadPinyin()
    expect(pinyin('平安建设')).toBe('pajs pinganjianshe')
    expect(found('mdjfhjl', pinyin)).toContain('4-2-2')
    expect(found('maodunjiufen', pinyin)).toContain('4-2-2')
    expect(matchesName('德令哈市', 'dlh', pinyin)).toBe(true)
    expect(matchesName('德令哈市', '', pinyin)).toBe(false)
    expect(matchesName('德令哈市', '令哈', null)).toBe(true)
  })
})

describe('choosing from a list', () => {
  it('puts the item that the code names first', () => {
    expect(codeOptions(items, '122')[0]).toMatchObject({ code: '1-2-2' })
    expect(codeOptions(items, '1-2')[0]?.code).toBe('1-2-1')
    expect(codeOptions(items, '99')).toEqual([])
  })

  it('finds a command by its words', () => {
    const commands = [{ id: 'a', text: '下一项未评', key: 'Ctrl+Enter', run: () => undefined }, { id: 'b', text: '换单位', run: () => undefined }]
    expect(commandOptions(commands, '', null)).toHaveLength(2)
    expect(commandOptions(commands, '未评', null)).toEqual([{ id: 'a', text: '下一项未评', key: 'Ctrl+Enter' }])
  })
})
