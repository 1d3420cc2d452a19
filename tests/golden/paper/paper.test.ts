import { expect, test } from 'vitest'
import { paperDocument } from '../../../shared/paper/paper-document'
import { dumpPaper } from '../../unit/paper/words-of-page'
import { reportOf } from '../../unit/report/report-of'
import { smallEntries, smallRubric } from '../../unit/report/small-report'

const notes = { 'I1-1': '11月18日查看值班室：三处没有台账，也没有预案' }
const self = { ...smallEntries, bonus: [], penalty: [], vetoes: [], entries: { ...smallEntries.entries, 'I1-1': { kind: 'deduct', counts: {} } } }

test.each([
  ['blank', { kind: 'blank', department: null }],
  ['filled', { kind: 'filled' }],
] as const)('the %s sheet of a small rubric, page by page', async (name, sheet) => {
  await expect(dumpPaper(paperDocument(reportOf(smallRubric(), smallEntries, { notes, self }), sheet))).toMatchFileSnapshot(`./small-${name}.txt`)
})
