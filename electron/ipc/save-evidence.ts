import { basename, dirname } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { evidenceName } from '../../shared/evidence/evidence-name'
import { headBytes, judgeFile } from '../../shared/evidence/file-type'
import { AppError } from '../../shared/failure'
import { dataFolderPaths } from '../files/data-folder'
import { readEvidence } from '../files/evidence-files'
import { saveFile } from '../files/save-file'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
  readonly dataFolder: string
}

/**
 * 另存为: a copy of a piece of evidence where the person says, held against its hash before and read back after. `name` is offered with the
 * ending of the content; the path comes from the dialog alone. Throws AppError `evidence-missing`, `evidence-changed`, and those of `saveFile`.
 */
export async function saveEvidenceAs({ dialog, window, dataFolder }: Means, id: string, name: string): Promise<{ file: string | null }> {
  const content = await readEvidence(dataFolderPaths(dataFolder).evidence, id)
  if (content.state !== 'there') throw new AppError(`evidence-${content.state}`, { name })
  const type = judgeFile(content.bytes.subarray(0, headBytes), name)
  if (type.kind === 'refused') throw new AppError(type.code, { name, format: type.format })
  const { canceled, filePath } = await dialog.showSaveDialog(window(), { title: '另存佐证材料', defaultPath: evidenceName(name, type.extension), filters: [{ name: type.extension, extensions: [type.extension] }] })
  if (canceled || !filePath) return { file: null }
  await saveFile(dirname(filePath), basename(filePath), content.bytes)
  return { file: basename(filePath) }
}
