import { expect, test } from 'vitest'
import { evidenceName, nameWithoutEnding } from '../../../shared/evidence/evidence-name'

test.each([
  ['现场照片.JPG', 'jpg', '现场照片.jpg'],
  ['IMG_0001.png', 'jpg', 'IMG_0001.jpg'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Users\\甲\\台账.xlsx', 'xlsx', '台账.xlsx'],
  ['报\u202egpj.exe', 'jpg', '报gpj.jpg'],
  ['a\u0000b\u200b.pdf', 'pdf', 'ab.pdf'],
  ['CON.txt', 'txt', '_CON.txt'],
  ['', 'png', '未命名.png'],
  ['...', 'pdf', '未命名.pdf'],
  ['没有扩展名', 'pdf', '没有扩展名.pdf'],
  ['a<b>:c?.pdf', 'pdf', 'a＜b＞：c？.pdf'],
])('%s is shown as %s', (name, extension, shown) => expect(evidenceName(name, extension)).toBe(shown))

test('a name of 300 characters becomes bearable and keeps its ending', () => {
  const name = evidenceName(`${'长'.repeat(300)}.docx`, 'docx')
  expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(160)
  expect(name.endsWith('.docx')).toBe(true)
  expect(nameWithoutEnding(name)).toBe('长'.repeat(50))
})
