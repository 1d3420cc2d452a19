import { describe, expect, test } from 'vitest'
import { readClaimText } from '../../../shared/rubric-import/claims/claim-text'

/** Levels as `label points`, then the cap; or that it is left to a person. */
const said = (text: string, list: 'bonus' | 'penalty' = 'bonus'): string => {
  const { levels, cap, whole } = readClaimText(text, list)
  return `${levels.map(({ label, points }) => `${label} ${points / 100}`).join('; ')}${cap === null ? '' : ` ≤${cap / 100}`}${whole ? '' : ' ?'}`.trim()
}

describe('what a text says of points outside the 1000', () => {
  test.each([
    ['每项加2分，最高加10分', '每项 2 ≤10'],
    ['每次加5分', '每次 5'],
    ['加5分', '符合 5'],
    ['受到国家级表彰的加10分，省级表彰的加5分，州级表彰的加2分，最高不超过12分。', '受到国家级表彰 10; 省级表彰 5; 州级表彰 2 ≤12'],
    ['国家级５分、省级３分、州级1.5分', '国家级 5; 省级 3; 州级 1.5'],
    ['获国家级、省级、州级表彰的，分别加5分、3分、1分，累计不超过10分', '国家级 5; 省级 3; 州级表彰 1 ≤10'],
    ['获得国家级表彰的，每次加5分；获得省级表彰的，每次加3分。', '获得国家级表彰的,每次 5; 获得省级表彰的,每次 3'],
    ['经验做法被推广的，每次加三分，加满九分为止', '每次 3 ≤9'],
    ['2分/次，6分封顶', '每次 2 ≤6'],
    ['第一名加10分，第二名加8分，第三名加5分', '第一名 10; 第二名 8; 第三名 5'],
    ['国家级5分，省级3分；累计最高8分', '国家级 5; 省级 3 ≤8'],
    ['每次加2分（以正式文件为准），上限为10分', '每次 2 ≤10'],
    ['一次性加5分', '符合 5'],
    ['召开现场会，会议时间不少于30分钟的，每次加1分', '每次 1'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected))
  test.each([
    ['每起扣10分，最多扣30分', '每起 10 ≤30'],
    ['被国家级通报批评的每次扣10分，省级的每次扣5分', '被国家级通报批评的每次 10; 省级的每次 5'],
    ['迟报1次减0.5分', '迟报1次 0.5'],
    ['每发现1处扣0.5分，扣完为止', '每发现1处 0.5'],
  ])('penalty: %s', (text, expected) => expect(said(text, 'penalty')).toBe(expected))
  test.each(['酌情加1-5分', '加1—3分', '每项最高加2分', '国家级每次加5分，最高10分；省级每次加3分，最高6分', '国家级加5分，最高10分；省级加3分', '每提高1个百分点加0.5分', '扣5分', '加0分', '加1.555分', '每次加5分，最高加3分', '按基础分的2倍加分，每次5分', '加3分左右'])('%s is left to a person: no level is given', (text) => {
    const read = readClaimText(text, 'bonus')
    expect(read.whole).toBe(false)
    expect(read.levels).toEqual([])
  })
  test('a text without points says nothing, and that is understood', () => {
    expect(readClaimText('以正式文件为准', 'bonus')).toEqual({ levels: [], cap: null, whole: true })
    expect(said('最高加10分')).toBe('≤10')
  })
})
