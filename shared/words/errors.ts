/**
 * Every error that a person can meet: its number and its Chinese text, chosen by code and nowhere else (ux.md, Manners):
 * what happened, whether the data is safe, what to do. `{name}` is filled from the failure's detail.
 */
export const errorTexts = {
  internal: { number: 'E-100', text: '程序内部出错，本次操作没有完成。本机数据完整。请重试；仍不行请点“复制详情”发给技术人员。' },
  'bad-request': { number: 'E-101', text: '操作的内容不完整或格式不对，没有执行。本机数据完整。' },
  'not-found': { number: 'E-102', text: '要找的记录已不在，可能刚被删除。本机数据完整。请刷新后再试。' },
  'read-only': { number: 'E-103', text: '当前为只读，不能修改。本机数据完整。' },
  'bad-entry': { number: 'E-110', text: '{message}。没有保存，输入仍在屏幕上。' },
  'bad-rubric': { number: 'E-111', text: '评分细则有误，不能使用：{message}' },
  'phase-closed': { number: 'E-120', text: '{unit}{phase}，不能修改评分。需要修改请先退回或重新打开。' },
  'bad-transition': { number: 'E-121', text: '{unit}当前为“{phase}”，不能这样操作。' },
  'reason-needed': { number: 'E-122', text: '请写明理由，理由会记入历史。' },
  'secretariat-only': { number: 'E-123', text: '只有秘书处（平安办）可以这样操作。' },
  'document-needed': { number: 'E-124', text: '请填写文件依据（文号）和日期。' },
  'nothing-applicable': { number: 'E-125', text: '{unit}没有适用的考核内容，算不出得分。请检查适用区域和免考项。' },
  'duplicate-unit': { number: 'E-126', text: '单位编码 {code} 重复。没有保存。' },
  'sample-only': { number: 'E-127', text: '示例项目不能用于正式导出。' },
  'unit-left-out': { number: 'E-129', text: '{unit}已退出本批次，评分只能查看。没有保存。需要修改请先在工作台恢复该单位。' },
  'lead-only': { number: 'E-130', text: '代录只能由组长或秘书处（平安办）登记。没有保存。' },
  'campaign-unknown': { number: 'E-128', text: '数据文件夹中没有编号为“{campaign}”的考核批次，没有导出。本机数据完整。请核对编号。' },
  'disk-full': { number: 'E-201', text: '硬盘已满，没有保存，输入仍在屏幕上。已保存的数据完整。请腾出空间后点“重试”。' },
  'disk-error': { number: 'E-202', text: '写入硬盘失败（{errno}），没有保存，输入仍在屏幕上。已保存的数据完整。请检查硬盘后点“重试”。' },
  'file-locked': { number: 'E-203', text: '数据文件夹正被另一个程序使用：{holder}。请先关闭它再打开。本机数据完整。' },
  'file-replaced': { number: 'E-204', text: '数据文件被别的程序移动或替换，已停止写入。请关闭那个程序后重新打开本软件。' },
  'file-damaged': { number: 'E-205', text: '数据文件未通过检查，没有打开，也没有改动。请从备份恢复。' },
  'file-newer': { number: 'E-206', text: '数据由更新的版本（{version}）写成，本版本不能打开，文件未改动。请升级后再打开。' },
  'not-a-database': { number: 'E-207', text: '“{file}”不是千分的数据文件，没有打开，也没有改动。' },
  'export-failed': { number: 'E-208', text: '“{file}”没有写完（{errno}）。本机数据完整。请检查目标文件夹后再次导出。' },
  'export-open-elsewhere': { number: 'E-209', text: '“{file}”正在 Excel 或 WPS 中打开，不能覆盖。本机数据完整。请关闭后再次导出。' },
  'export-disk-full': { number: 'E-214', text: '“{file}”没有写完：目标硬盘已满。本机数据完整。请腾出空间后再次导出。' },
  'backup-failed': { number: 'E-210', text: '备份没有完成（{errno}）。本机数据完整。请检查硬盘空间后再试。' },
  'file-missing': { number: 'E-212', text: '数据文件不见了，没有新建。请从备份恢复，或换一个数据文件夹。' },
  'file-empty': { number: 'E-213', text: '数据文件是空的，没有打开，也没有改动。请从备份恢复。' },
  'folder-missing': { number: 'E-215', text: '数据文件夹“{folder}”不存在，没有新建。请核对路径。' },
  'folder-unusable': { number: 'E-211', text: '文件夹“{folder}”不能写入。请换一个文件夹。' },
  'evidence-type': { number: 'E-240', text: '“{name}”不是能作佐证的文件，没有添加。可以添加照片（jpg、png、webp、bmp、gif）、PDF、Word、Excel、PPT、WPS、文本、压缩包、录音录像；文件内容要与扩展名相符。本机数据完整。' },
  'evidence-program': { number: 'E-241', text: '“{name}”是程序、脚本或网页，不能作佐证，没有添加。本机数据完整。需要留存时请截图或打印成 PDF 再添加。' },
  'evidence-photo-format': { number: 'E-242', text: '“{name}”是 {format} 格式的图片，本软件不能读取，没有添加。本机数据完整。请在手机相机设置里改用 JPG（“兼容性最佳”），或另存为 JPG 后再添加。' },
  'evidence-empty': { number: 'E-243', text: '“{name}”是空文件，没有添加。本机数据完整。请检查原文件后再添加。' },
  'evidence-too-large': { number: 'E-244', text: '“{name}”有 {size}，超过单个文件 {limit} 的上限，没有添加。本机数据完整。请压缩、截取或拆分后再添加。' },
  'evidence-pixels': { number: 'E-245', text: '“{name}”有 {pixels} 万像素，超过 {limit} 万的上限，没有添加。本机数据完整。请缩小后再添加。' },
  'evidence-picture-damaged': { number: 'E-246', text: '“{name}”不能作为图片打开，可能没有拷完或已损坏，没有添加。本机数据完整。请换一份再添加。' },
  'evidence-disk-full': { number: 'E-247', text: '硬盘剩余空间不够，“{name}”没有添加。本机数据完整。请腾出空间后再添加。' },
  'evidence-not-written': { number: 'E-248', text: '“{name}”没有写进佐证文件夹（{errno}），没有添加。本机数据完整。请检查硬盘后再添加。' },
  'evidence-missing': { number: 'E-249', text: '佐证文件缺失：“{name}”不在数据文件夹的 evidence 中。登记还在。请从备份盘或原电脑把文件拷回，或重新添加。' },
  'evidence-changed': { number: 'E-250', text: '佐证文件的内容与登记不一致：“{name}”被改动或已损坏。登记还在。请从备份盘拷回原文件，或重新添加。' },
  'evidence-too-many': { number: 'E-251', text: '一次最多添加 {limit} 个文件，没有添加。本机数据完整。请分几次添加。' },
} as const satisfies Record<string, { number: string; text: string }>
export type ErrorCode = keyof typeof errorTexts

/** The sentence for a failure, with its number; unknown codes read as `internal`. */
export function errorText(failure: { code: string; detail: Record<string, string> }): string {
  const known = failure.code in errorTexts ? (failure.code as ErrorCode) : 'internal'
  const { number, text } = errorTexts[known]
  return `${text.replace(/\{(\w+)\}/g, (_, name: string) => failure.detail[name] ?? '')}（${number}）`
}
