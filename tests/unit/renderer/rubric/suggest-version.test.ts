import { describe, expect, it } from 'vitest'
import { suggestVersion } from '../../../../renderer/components/rubric/suggest-version'

const suggest = (title: string, version: string, taken: readonly string[] = []): string => suggestVersion({ title, version }, taken, 2027)

describe('the name of a version to begin with', () => {
  it('is never 草稿: what was imported is named by the year of its title, else by this one', () => {
    expect(suggest('某县2026年度平安建设考核评分细则', '草稿')).toBe('2026年版')
    expect(suggest('平安建设考核评分细则', '')).toBe('2027年版')
  })
  it('is the draft’s own where it has one', () => expect(suggest('2026年度细则', '试行稿')).toBe('试行稿'))
  it('goes on counting from one that is taken', () => {
    expect(suggest('2026年度细则', '2026年版', ['2026年版'])).toBe('2026年版（第2版）')
    expect(suggest('2026年度细则', '2026年版（第2版）', ['2026年版', '2026年版（第2版）'])).toBe('2026年版（第3版）')
    expect(suggest('2026年度细则', '草稿', ['2026年版'])).toBe('2026年版（第2版）')
  })
})
