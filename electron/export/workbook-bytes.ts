import JSZip from 'jszip'
import type { WorkbookModel } from '../../shared/report/sheet-model'
import { buildWorkbook } from './build-workbook'
import { mendSheet, mendStyles, mendTexts } from './mend-parts'

const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/

function mend(name: string, xml: string, model: WorkbookModel): string {
  if (name === 'xl/styles.xml') return mendStyles(xml)
  if (name === 'xl/sharedStrings.xml') return mendTexts(xml)
  const sheet = model.sheets[Number(sheetPart.exec(name)?.[1]) - 1]
  return sheet ? mendSheet(xml, sheet) : xml
}

/** An xlsx file of the model: written by exceljs, its faults mended, compressed. Text that Excel cannot hold is cleaned. */
export async function workbookBytes(model: WorkbookModel, now = new Date()): Promise<Buffer> {
  const zip = new JSZip()
  // As bytes: JSZip cuts a text into chunks before it encodes them, and a rare character across two would break.
  for (const [name, xml] of await buildWorkbook(model, now)) zip.file(name, Buffer.from(mend(name, xml, model)))
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
