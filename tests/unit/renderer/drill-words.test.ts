import { expect, it } from 'vitest'
import { drilledWords, drillWords } from '../../../renderer/components/backup/drill-words'
import type { Drilled } from '../../../shared/backup/drill'

const now = new Date(2026, 10, 28, 12, 0).getTime()
const at = new Date(2026, 10, 28, 10, 32).getTime()
const good: Drilled = { place: 'here', name: 'a', at, reason: 'close', fault: null, missingEvidence: 0 }

it('says how many open, and names what does not', () => {
  expect(drillWords({ at, results: [good, { ...good, place: 'second' }] }, now)).toBe('上次演练 今天 10:32：2 份都能打开，佐证齐全')
  expect(drillWords({ at, results: [good, { ...good, fault: 'backup-damaged' }] }, now)).toBe('上次演练 今天 10:32：2 份里 1 份完好，1 份有问题')
  expect(drillWords({ at, results: [] }, now)).toContain('还没有备份')
  expect(drilledWords({ ...good, fault: 'backup-damaged' }, now)).toBe('今天 10:32（关闭时），本机：未通过检查，不能恢复')
  expect(drilledWords({ ...good, place: 'second', missingEvidence: 3 }, now)).toBe('今天 10:32（关闭时），第二处：能打开，但缺 3 个佐证文件')
  expect(drilledWords({ ...good, fault: 'who-knows' }, now)).toContain('打不开')
})
