import { selfFolderName } from '../../shared/report/file-name'
import { selfAssessmentWorkbook } from '../../shared/report/self-assessment-workbook'
import { makeNewFolder } from './new-folder'
import { planFiles } from './plan-set'
import { checkRoom, freeRoom, ranOut, type FreeRoom } from './room'
import type { SaveOptions } from './save-workbook'
import { writeFiles, type Hooks } from './write-files'
import type { ExportSet, SetToWrite, WrittenSet } from './write-set'

export interface FormsToWrite extends Hooks, SaveOptions {
  /** Its chosen units get a form each. */
  readonly set: ExportSet
  readonly place: SetToWrite['place']
  readonly room?: FreeRoom
}

/**
 * Writes 自评表, each a file, into a new folder, so that none is written over a form that came back. What fails is named and the rest written.
 * No 目录: it would tell a unit what the others have. Throws AppError `export-no-room` before anything is made, `folder-unusable`.
 */
export async function writeForms({ set, place, room = freeRoom, ...options }: FormsToWrite): Promise<WrittenSet> {
  const reports = new Map(set.reports.map((report) => [report.unit.id, report]))
  const planned = planFiles({ ...set, kinds: ['unit'], campaignReport: null }).flatMap((file) => {
    const report = reports.get(file.unitId ?? '')
    return report ? [{ ...file, toWorkbook: () => selfAssessmentWorkbook(report) }] : []
  })
  await checkRoom(place.folder, planned.reduce((sum, { bytes }) => sum + bytes, 0), room)
  const folder = place.kind === 'here' ? place.folder : await makeNewFolder(place.folder, selfFolderName(set))
  const written = await writeFiles({ ...options, folder, files: planned, noRoom: (need) => ranOut(folder, need, room) })
  return { ...written, folder, indexError: null }
}
