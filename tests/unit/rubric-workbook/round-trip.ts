import { checkedWorkbook } from '../../../electron/export/save-workbook'
import { readGivenFile } from '../../../electron/import/read-file'
import { sha256 } from '../../../electron/sha256'
import { canonicalJson } from '../../../shared/change/canonical-json'
import type { GivenWorkbook } from '../../../shared/import/given-workbook'
import type { RubricReport } from '../../../shared/report/rubric-report'
import { rubricWorkbook } from '../../../shared/report/rubric-workbook'
import { draftOf, toRubricJson } from '../../../shared/rubric-draft/convert'
import type { DraftRubric } from '../../../shared/rubric-draft/draft'
import type { OwnRubric } from '../../../shared/rubric-import/own/read-own'
import type { Rubric } from '../../../shared/rubric/rubric'
import { fonts } from '../../integration/export/hand-made'

export function rubricReportOf(rubric: DraftRubric, published = true): RubricReport {
  const digest = sha256(canonicalJson(toRubricJson({ rubric })))
  return { rubric, digest, published, exportDate: '2026-11-28', fonts }
}

export function reportOfPublished(rubric: Rubric): RubricReport {
  let next = 0
  return rubricReportOf(draftOf(rubric, '', () => `k${next++}`).rubric)
}

/** The cells of a real file of the rubric. */
export const givenOf = async (report: RubricReport): Promise<GivenWorkbook> => readGivenFile(await checkedWorkbook(rubricWorkbook(report)))

/** The rubric file that the workbook says, as canonical JSON; its faults where it says none. */
export function saidBy(own: OwnRubric | null): string {
  if (own === null) return 'not ours'
  return own.ok ? canonicalJson(toRubricJson(own.draft)) : own.faults.map(({ place, message }) => `${place.sheet}!${place.cell} ${message}`).join('\n')
}
