import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/failure'
import { fileNamePart } from '../../shared/report/file-name'
import { systemCode } from '../files/system-error'

const mostFolders = 1_000

/**
 * Makes a new folder in `parent` under the name, or the next free one (`…_2`); the system decides what is free, so that case does not tell names apart
 * where it does not on this disk. Throws AppError `folder-unusable`.
 */
export async function makeNewFolder(parent: string, name: string): Promise<string> {
  const stem = fileNamePart(name, 200, '导出')
  for (let count = 1; count <= mostFolders; count += 1) {
    const folder = join(parent, count === 1 ? stem : `${stem}_${count}`)
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') break
    }
  }
  throw new AppError('folder-unusable', { folder: parent })
}
