import { endingOf } from '../../../shared/evidence/file-type'

/** Whether the content of a piece lies in the data folder as it was kept. */
export type InspectEvidence = (evidenceId: string) => Promise<'there' | 'missing' | 'changed'>

const typeWords: Readonly<Record<string, string>> = {
  jpg: '照片', png: '图片', pdf: 'PDF 文件', doc: 'Word 文档', docx: 'Word 文档', xls: 'Excel 表格', xlsx: 'Excel 表格', ppt: '演示文稿', pptx: '演示文稿', wps: 'WPS 文字', et: 'WPS 表格', dps: 'WPS 演示',
  ofd: 'OFD 文件', zip: '压缩包', rar: '压缩包', '7z': '压缩包', mp4: '视频', mov: '视频', m4v: '视频', '3gp': '视频', m4a: '录音', mp3: '录音', amr: '录音', wav: '录音', txt: '文本', csv: '文本表格',
}

/** What kind of file it is, for people. */
export const typeWord = (name: string): string => typeWords[endingOf(name)] ?? '文件'

/** `2026年11月23日 10:32` of a camera's time; empty for none. */
export function captureWords(capturedAt: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}:\d{2})/.exec(capturedAt)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日 ${match[4]}` : ''
}

/** The same without the year, for the strip. */
export const shortCaptureWords = (capturedAt: string): string => captureWords(capturedAt).replace(/^\d+年/, '')
