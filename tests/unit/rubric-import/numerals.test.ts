import { expect, test } from 'vitest'
import { chineseNumber, splitNumbering } from '../../../shared/rubric-import/numerals'

test.each<[string, string | null]>([['十', '10'], ['十二', '12'], ['二十', '20'], ['三十五', '35'], ['一百', '100'], ['一百零一', '101'], ['一百一十', '110'], ['一千', '1000'], ['两', '2'], ['零', '0'], ['二点五', '2.5'], ['贰拾伍', '25'], ['二五', null], ['十十', null], ['点五', null], ['一二三', null], ['', null], ['组', null]])('%s is %s', (text, number) => expect(chineseNumber(text)).toBe(number))

test.each<[string, string, readonly number[], string]>([
  ['一、组织领导', 'han', [1], '组织领导'], ['（十二）队伍', 'hanBracket', [12], '队伍'], ['(二) 队伍', 'hanBracket', [2], '队伍'], ['第三部分 保障', 'chapter', [3], '保障'], ['第二项：保障', 'chapter', [2], '保障'], ['1.落实', 'arabic', [1], '落实'], ['１２、落实', 'arabic', [12], '落实'], ['1-2-3 落实', 'parts', [1, 2, 3], '落实'], ['1—2—3落实', 'parts', [1, 2, 3], '落实'], ['1.2.3', 'parts', [1, 2, 3], ''], ['1.10 落实', 'parts', [1, 10], '落实'], ['（3）落实', 'arabicBracket', [3], '落实'], ['①落实', 'circled', [1], '落实'], ['㉑落实', 'circled', [21], '落实'],
])('%s: %s', (text, style, parts, rest) => expect(splitNumbering(text)).toMatchObject({ style, parts, rest }))

test.each(['1.5分以上', '98.5%以上得满分', '3个以上', '一把手负总责', '一票否决', '2026年工作要点', '三项制度', '24小时值班', '10人以上', '第一项要求', '第二次全会', '1-3次'])('%s has no number in front', (text) => expect(splitNumbering(text)).toBeNull())
