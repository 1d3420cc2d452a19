import { describe, expect, test } from 'vitest'
import { capsIn, claimHeading, sheetList } from '../../../shared/rubric-import/claims/heading'

const said = (text: string): string | null => {
  const found = claimHeading(text)
  return found && [found.list, found.cap === null ? '' : `≤${found.cap / 100}`, found.rest].filter(Boolean).join(' ')
}

describe('headings of the lists outside the 1000', () => {
  test.each([
    ['加分项', 'bonus'], ['三、加分项目（最高加30分）', 'bonus ≤30'], ['（二）减分事项（80分）', 'penalty ≤80'], ['扣分项：', 'penalty'], ['一票否决情形', 'veto'], ['十一、一票否决', 'veto'],
    ['加减分项', 'claims'], ['附加分', 'bonus'], ['加分项30分', 'bonus ≤30'], ['否决项', 'veto'], ['一票否决：发生重大责任事故的', 'veto 发生重大责任事故的'], ['加分项目及标准', 'bonus'], ['加分项：最高不超过20分', 'bonus ≤20'], ['附：加分事项', 'bonus'], ['加分、减分项目', 'claims'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
  test.each(['加分标准由考核组掌握', '组织领导', '减分幅度大的单位', '扣分', '奖励', '否决', '一票否决制度落实情况', '是否建立加分机制', '得分', '考核得分'])('%s is none', (text) => expect(claimHeading(text)).toBeNull())
  test.each([['加分减分', 'claims'], ['附件2 加分项', 'bonus'], ['3.一票否决事项清单', 'veto'], ['2026年平安建设考核加分项目表', 'bonus'], ['平安建设工作减分事项', 'penalty'], ['评分细则', null], ['考核评分（含加减分）', null], ['Sheet2', null]])('sheet %s', (text, expected) => expect(sheetList(text)).toBe(expected))
  test('caps in a remark', () => {
    expect(capsIn('说明：1.同一事项不重复加分。2.加分最高不超过30分，减分累计不超过80分。')).toEqual({ bonus: 3_000, penalty: 8_000 })
    expect(capsIn('说明：加分最高不超过30分。')).toEqual({ bonus: 3_000 })
    expect(capsIn('每项加分最高不超过5分')).toEqual({})
  })
})
