import { describe, expect, it } from 'vitest'
import { claimLine, type ClaimLine } from '../../../shared/rubric-import/claims/claim-line'
import { readClaimPoints } from '../../../shared/rubric-import/claims/claim-points'
import { readClaimText } from '../../../shared/rubric-import/claims/claim-text'

const place = { sheet: '加分', cell: 'B2' }
const read = (standard: string, points: string): ClaimLine =>
  claimLine({ list: 'bonus', place, code: null, content: '获得上级肯定', standardPlace: place, pointsPlace: place, rows: [{ row: 2, standard, points: readClaimPoints({ kind: 'text', text: points }, 'bonus'), cap: { kind: 'blank' }, remark: '' }] })

describe('points below zero', () => {
  it.each(['加-3分', '每次-3分', '每次加－3分'])('%s of a bonus is left to a person', (text) => expect(readClaimText(text, 'bonus')).toMatchObject({ levels: [], whole: false }))
  it('每次-3分 of a penalty is a deduction of 3', () => expect(readClaimText('每次-3分', 'penalty')).toEqual({ levels: [{ label: '每次', points: 300 }], cap: null, whole: true }))
  it('减-3分 is left to a person', () => expect(readClaimText('减-3分', 'penalty')).toMatchObject({ levels: [], whole: false }))
})

describe('a text beside the points of a claim', () => {
  it.each([
    ['国家级表彰每项加5分；省级表彰每项加3分', '最高10分', 1000],
    ['受国家级表彰的加5分', '最高5分', 500],
  ])('%s, %s: the levels of one, the cap of the other', (standard, points, cap) => {
    expect(read(standard, points)).toMatchObject({ cap, why: null })
    expect(read(standard, points).levels[0]?.points).toBe(500)
  })
  it.each([
    ['国家级表彰每项加5分；省级表彰每项加3分', '最高4分', '封顶是 4 分，比文字里的 5 分少'],
    ['每次加2分，最高加8分', '最高10分', '封顶写了两个：8 分和 10 分'],
    ['每次加2分', '每次1分，最高6分', '两格都写了分值'],
  ])('%s, %s: a person decides', (standard, points, why) => expect(read(standard, points)).toMatchObject({ levels: [], why }))
})
