import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { readFileSync } from 'node:fs'
import { rubricSchema, type Item } from '../../shared/rubric/rubric'
import { root } from './harness'

const heads = ['工作要求', '考核指标', '序号', '考核内容', '分值', '评分标准', '考核方式', '责任部门', '自评分', '考核得分'] as const

function putItem(sheet: ExcelJS.Worksheet, row: number, number: number, item: Item): void {
  sheet.getRow(row).values = [null, null, number, item.content, `${item.points}分`, item.standard, (item.methods ?? []).join('、'), item.leadDepartment ?? '', null, null]
}

/** 加分 and 减分 on a sheet of their own as offices write them, one of them not to be read with certainty; 一票否决 on another. */
function addLists(book: ExcelJS.Workbook): void {
  const claims = book.addWorksheet('加减分')
  const rows = [
    ['序号', '类别', '加减分事项', '计分标准', '最高分'], [1, '加分', '平安建设经验做法被上级推广，或者在全省以上会议上作交流发言', '国家级加10分，省级加5分，州级加2分', 12], [2, '加分', '承办平安建设现场会', '酌情加1—3分', 6],
    [3, '减分', '被上级通报批评', '国家级每次扣10分，省级每次扣5分，最多扣20分'], [4, '减分', '暗访督查发现问题', '每处扣0.5分'], ['说明：加分最高不超过30分，减分最高不超过80分。'],
  ]
  rows.forEach((values, index) => void (claims.getRow(index + 1).values = values))
  const vetoes = book.addWorksheet('一票否决情形')
  ;['发生危害政治安全的重大事件且负有责任', '对重大案事件瞒报、谎报'].forEach((text, index) => void (vetoes.getRow(index + 1).values = [index + 1, text]))
}

/**
 * The stand-in rubric as an office would send it round: a landscape form with merged requirements and indicators, points in texts, sums between,
 * a remark and a line to sign, and a sheet of explanations. Only the first `requirements`; each item `times` times over, for big ones.
 */
export async function writeRubricBook(path: string, { times = 1, requirements = 10, lists = false } = {}): Promise<void> {
  const rubric = rubricSchema.parse(JSON.parse(readFileSync(`${root}/resources/rubric/haixi-default.json`, 'utf8')))
  const book = new ExcelJS.Workbook()
  book.addWorksheet('填表说明').getCell('A1').value = '一、本表由各县市平安办填报。二、自评分由各单位填写。'
  const sheet = book.addWorksheet('评分细则')
  sheet.mergeCells('A1:J1')
  sheet.getCell('A1').value = '2026年度平安建设考核评分细则（1000分）'
  sheet.getRow(2).values = [...heads]
  let row = 3
  let number = 0
  for (const requirement of rubric.requirements.slice(0, requirements)) {
    const top = row
    for (const indicator of requirement.children ?? []) {
      const from = row
      for (const item of indicator.items ?? []) {
        for (let time = 0; time < times; time += 1) {
          number += 1
          putItem(sheet, row, number, time === 0 ? item : { ...item, content: `${item.content}（第${time + 1}类单位）` })
          row += 1
        }
      }
      sheet.getCell(from, 2).value = indicator.name
      if (row - 1 > from) sheet.mergeCells(from, 2, row - 1, 2)
    }
    sheet.getCell(top, 1).value = `${requirement.name}（${requirement.points * times}分）`
    if (row - 1 > top) sheet.mergeCells(top, 1, row - 1, 1)
    sheet.getRow(row).values = ['小计', null, null, null, requirement.points * times]
    row += 1
  }
  sheet.getRow(row).values = ['合计', null, null, null, 1000 * times]
  sheet.getRow(row + 1).values = ['备注：本细则由州平安办负责解释。']
  sheet.getRow(row + 2).values = ['填表人：', null, null, '审核人：', null, null, null, '日期：　　年　月　日']
  if (lists) addLists(book)
  await book.xlsx.writeFile(path)
}

/** Drops a file on the page, as from the file manager. */
export async function dropFile(page: Page, path: string, onto: string): Promise<void> {
  const file = { name: path.split('/').at(-1) ?? '', bytes: readFileSync(path).toString('base64') }
  await page.evaluate(({ name, bytes, where }) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name))
    document.querySelector(where)?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, { ...file, where: onto })
}
