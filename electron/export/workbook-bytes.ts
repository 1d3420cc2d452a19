import JSZip from 'jszip'
import type { WorkbookModel } from '../../shared/report/sheet-model'
import { buildWorkbook } from './build-workbook'
import { mendSheet, mendStyles, mendTexts } from './mend-parts'

const texts = 'xl/sharedStrings.xml'

async function mendPart(zip: JSZip, name: string, mend: (xml: string) => string): Promise<void> {
  const part = zip.file(name)
  // A workbook without a single text has no part for them.
  if (!part && name === texts) return
  if (!part) throw new Error(`exceljs wrote no ${name}`)
  zip.file(name, mend(await part.async('string')))
}

/** An xlsx file of the model: written by exceljs, its faults mended, compressed. Text that Excel cannot hold is cleaned. */
export async function workbookBytes(model: WorkbookModel, now = new Date()): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await buildWorkbook(model, now))
  await mendPart(zip, 'xl/styles.xml', mendStyles)
  await mendPart(zip, texts, mendTexts)
  for (const [index, sheet] of model.sheets.entries()) await mendPart(zip, `xl/worksheets/sheet${index + 1}.xml`, (xml) => mendSheet(xml, sheet))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
