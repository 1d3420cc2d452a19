import ExcelJS from 'exceljs'

/**
 * The 考核细则 of an invented county office as such offices send it round: title and 附件 above a head of two rows, merged levels with
 * their points in the name, points as texts in places, a 小计 per part, a 合计, a signature line. It has three levels and another order of
 * columns than ours, and adds up to 998: somebody typed over a point.
 */
interface Line { readonly content: string; readonly standard: string; readonly points: number | string; readonly by: string }
interface Part { readonly name: string; readonly indicators: readonly { readonly name: string; readonly lines: readonly Line[] }[] }

const line = (content: string, standard: string, points: number | string, by: string): Line => ({ content, standard, points, by })

const parts: readonly Part[] = [
  { name: '一、组织领导（200分）', indicators: [
    { name: '责任落实', lines: [
      line('党委政府定期研究平安建设工作', '专题研究平安建设工作，每次得10分，最高得40分。', 40, '县委办'),
      line('层层签订平安建设责任书', '未签订责任书的，每少1个乡镇扣5分，扣完为止。', 40, '县委政法委'),
      line('领导干部述职述廉报告平安建设履职情况', '已报告的得满分，未报告的不得分。', '20分', '县委组织部'),
    ] },
    { name: '经费保障', lines: [
      line('平安建设经费列入财政预算', '未列入预算扣30分；拨付不到位，每发现1处扣5分。扣完为止。', 50, '县财政局'),
      line('网格员补助按时发放', '每发现1名网格员补助未按时发放扣2分，最多扣20分；未建立发放台账扣30分。', '（50分）', '县民政局'),
    ] },
  ] },
  { name: '二、矛盾纠纷化解（300分）', indicators: [
    { name: '排查调处', lines: [
      line('矛盾纠纷调处成功率', '调处成功率达到98%得满分，每低1个百分点扣5分，低于80%不得分。', 100, '县司法局'),
      line('定期排查矛盾纠纷', '每月至少排查一次，每少1次扣5分，扣完为止。', '６０', '各乡镇'),
    ] },
    { name: '信访工作', lines: [
      line('信访事项按期办结率', '按期办结率达到95%得满分，每低1个百分点扣4分，不足1个百分点的按比例扣分，低于75%不得分。', 80, '县信访局'),
      line('越级上访', '发生越级上访的，每起扣10分，扣完为止。', 60, '县信访局'),
    ] },
  ] },
  { name: '三、治安防控（300分）', indicators: [
    { name: '立体化防控', lines: [
      line('重点部位视频监控建设', '好：全部建成并联网，得80分；中：建成但未全部联网，得50分；差：未建成，得0分。', 80, '县公安局'),
      line('巡逻防控', '重点时段无人巡逻，每发现1次扣5分；无巡逻记录，每次扣2分。扣完为止。', 70, '县公安局'),
    ] },
    { name: '重点整治', lines: [
      line('治安重点地区排查整治', '①制定整治方案得30分；②逐项落实整治措施得30分；③按期通过验收得40分。', 100, '县委政法委'),
      line('刑事案件防控成效', '根据案件防控总体情况综合评定，酌情打分。', 50, '县公安局'),
    ] },
  ] },
  { name: '四、宣传教育（200分）', indicators: [
    { name: '宣传发动', lines: [
      line('集中宣传活动', '组织集中宣传活动，每场得15分，最高得60分。', 60, '县委宣传部'),
      line('平安建设信息报送', '信息每少报1条扣2分，扣完为止。', 38, '各部门'),
    ] },
    { name: '群众评价', lines: [
      line('群众安全感', '得分＝第三方测评得分（百分制）÷100×100。', 100, '县统计局'),
    ] },
  ] },
]

/** The item whose points somebody typed over: 38 instead of 40. */
export const wrongItem = '平安建设信息报送'
export const officeItems = parts.flatMap(({ indicators }) => indicators.flatMap(({ lines }) => lines.map(({ content }) => content)))

const heads = ['序号', '考核项目', '指标', '考核内容', '评分办法', '标准分', '承办', '考核得分', '扣分原因']

/** Writes the workbook. */
export async function writeOfficeRubric(file: string): Promise<void> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('考核细则', { pageSetup: { orientation: 'landscape', paperSize: 9 } })
  const text = (row: number, column: number, value: string | number): void => void (sheet.getCell(row, column).value = value)
  text(1, 1, '附件2')
  text(2, 1, '2026年度平安建设考核评分细则')
  sheet.mergeCells(2, 1, 2, heads.length)
  heads.forEach((head, index) => text(3, index + 1, head))
  let row = 4
  let number = 0
  for (const part of parts) {
    const first = row
    text(row, 2, part.name)
    for (const indicator of part.indicators) {
      const start = row
      text(row, 3, indicator.name)
      for (const { content, standard, points, by } of indicator.lines) {
        number += 1
        ;[number, '', '', content, standard, points, by].forEach((value, index) => void (value === '' || text(row, index + 1, value)))
        row += 1
      }
      if (row - start > 1) sheet.mergeCells(start, 3, row - 1, 3)
    }
    if (row - first > 1) sheet.mergeCells(first, 2, row - 1, 2)
  }
  text(row, 1, '合计')
  sheet.mergeCells(row, 1, row, 5)
  sheet.getCell(row, 6).value = 1000
  text(row + 2, 1, '考核组长（签字）：　　　　　　被考核单位负责人（签字）：　　　　　　　年　　月　　日')
  sheet.mergeCells(row + 2, 1, row + 2, heads.length)
  await book.xlsx.writeFile(file)
}
