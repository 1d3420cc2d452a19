import { basename, dirname } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { fileNamePart } from '../../shared/report/file-name'
import { saveFile } from '../files/save-file'

interface Means {
  readonly dialog: Dialog
  readonly window: () => BrowserWindow
}

/** As the editors of Windows and WPS read it without asking: UTF-8 with its mark, lines that end as there. */
export function textBytes(text: string): Uint8Array {
  return Buffer.from(`\uFEFF${text.replace(/\r\n?|\n/g, '\r\n')}\r\n`, 'utf8')
}

/** 保存为文本: where the person says; the path comes from the dialog alone. Throws AppError as `saveFile` does. */
export async function saveTextAs({ dialog, window }: Means, name: string, text: string): Promise<{ file: string | null }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window(), { title: '保存为文本', defaultPath: `${fileNamePart(name, 180, '为什么扣分')}.txt`, filters: [{ name: '文本', extensions: ['txt'] }] })
  if (canceled || !filePath) return { file: null }
  await saveFile(dirname(filePath), basename(filePath), textBytes(text))
  return { file: basename(filePath) }
}
