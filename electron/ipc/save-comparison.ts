import { valueOf } from '../../shared/failure'
import type { Answer, Reply, Request } from '../../shared/ipc/contract'
import { comparisonWorkbook } from '../../shared/report/comparison-workbook'
import type { DataCall, SetRequest } from './worker-messages'
import type { WorkbookSaver } from './workbook-saver'

interface Means {
  readonly data: (call: DataCall, request: unknown) => Promise<Reply<unknown>>
  readonly reportBasis: () => Pick<SetRequest, 'exportDate' | 'fonts'>
  readonly workbooks: WorkbookSaver
}

/** Both versions are read before the dialog: what is not there is said first. Throws AppError `not-found`, and those of saving. */
export async function saveComparison({ data, reportBasis, workbooks }: Means, { before, after, matching }: Request<'rubric.exportComparison'>): Promise<Answer<'rubric.exportComparison'>> {
  const version = async (digest: string) => ({ digest, rubric: (valueOf(await data('rubric.get', { digest })) as Answer<'rubric.get'>).rubric })
  const model = comparisonWorkbook({ before: await version(before), after: await version(after), matching: new Map(Object.entries(matching)), ...reportBasis() })
  return workbooks.save('导出版本对照表', model)
}
