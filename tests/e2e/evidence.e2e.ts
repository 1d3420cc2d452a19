import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captureTime } from '../../shared/evidence/capture-time'
import { pictureEdge, pictureLimit } from '../../shared/evidence/limits'
import { pictureSize } from '../../shared/evidence/picture-size'
import { listItems } from '../../shared/rubric/tree'
import { bytesOf, tiff } from '../unit/evidence/files'
import { makeCampaignFolder, threeUnits } from './folders'
import { expect, launch, quit, stored, tell, test } from './harness'
import { goToCode } from './keyboard'
import { homePage, scorePage, shell } from './locators'

interface GivenFile { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** A photo as a phone makes it: many pixels, taken lying down (orientation 6), with time and place in its EXIF. Its left half is red. */
async function photo(page: Page, width: number, height: number, exif = tiff({ orientation: 6 })): Promise<Buffer> {
  const plain = Buffer.from(await page.evaluate(async ([wide, high]) => {
    const canvas = new OffscreenCanvas(wide, high)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    for (let at = 0; at < 400; at += 1) {
      context.fillStyle = `rgb(${(at * 37) % 255} ${(at * 91) % 255} ${(at * 53) % 255})`
      context.fillRect((at * 173) % wide, (at * 271) % high, 300, 200)
    }
    context.fillStyle = '#f00'
    context.fillRect(0, 0, wide / 2, high)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return btoa(text)
  }, [width, height] as const), 'base64')
  const segment = bytesOf([0xff, 0xe1], [(exif.length + 8) >> 8, (exif.length + 8) & 255], 'Exif\0\0', exif)
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)])
}

/** Files dragged from outside onto an element. */
async function drop(target: Locator, files: readonly GivenFile[]): Promise<void> {
  await target.evaluate((element, given) => {
    const transfer = new DataTransfer()
    for (const { name, type, text } of given) transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name, { type }))
    for (const name of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }))
  }, files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, text: buffer.toString('base64') })))
}

/** A picture on the system's clipboard, as a screenshot tool puts it there: by the call of older versions of Electron, or by that of newer ones. */
async function copyPicture(app: ElectronApplication, png: Buffer): Promise<void> {
  await app.evaluate(async ({ clipboard, nativeImage }, text) => {
    const board = clipboard as unknown as { writeImage?(image: unknown): void; write(items: unknown[]): Promise<void> }
    const bytes = Buffer.from(text, 'base64')
    if (board.writeImage) board.writeImage(nativeImage.createFromBuffer(bytes))
    else await board.write([{ 'image/png': bytes }])
  }, png.toString('base64'))
}

const pdf: GivenFile = { name: '检查台账.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 示例') }

test('佐证材料：选、拖、粘贴，缩小并去掉位置，看大图，写说明，移除和撤销，退出再打开还在', async ({ dataFolder }) => {
  test.setTimeout(90_000)
  await makeCampaignFolder(dataFolder, threeUnits)
  const out = mkdtempSync(join(tmpdir(), 'qianfen-evidence-'))
  let running = await launch({ dataFolder })
  try {
    const { app, page, complaints } = running
    const { dialog, toast } = shell(page)
    const { campaign, units, rubric } = await stored(page)
    const [unit] = units
    const item = listItems(rubric).find(({ rule, zones }) => rule.kind === 'deduct' && zones.length === 5)
    if (!unit || item?.rule.kind !== 'deduct') throw new Error('a deduction is needed')
    await homePage(page).open(unit.name).click()
    await expect(scorePage(page).current).toBeFocused()
    await goToCode(page, item)
    const section = page.getByRole('region', { name: /^佐证材料/ })
    const pieces = section.locator('.piece')

    // Asked for only where points are lost.
    await expect(section).toContainText('佐证材料')
    await expect(section.getByText('请附佐证')).toBeHidden()
    await tell(page, 'entry.record', { campaignId: campaign.id, unitId: unit.id, slot: 'team', entries: [{ itemId: item.id, input: { kind: 'deduct', counts: { [item.rule.clauses[0]?.id ?? '']: 1 } } }] })
    await page.reload()
    await homePage(page).open(unit.name).click()
    await expect(scorePage(page).current).toBeFocused()
    await goToCode(page, item)
    await expect(section.getByText('请附佐证')).toBeVisible()

    const taken = { name: 'IMG_20261123_103207.jpg', mimeType: 'image/jpeg', buffer: await photo(page, 2800, 2100) }
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), section.getByRole('button', { name: '添加' }).click()])
    await chooser.setFiles([taken, pdf])
    await expect(pieces).toHaveCount(2, { timeout: 20_000 })
    await expect(pieces.first()).toContainText('IMG_20261123_103207')
    await expect(pieces.first()).toContainText('11月23日 10:32')
    await expect(toast).toContainText('已添加 2 份佐证')
    const [kept] = (await stored(page)).evidence.filter(({ mediaType }) => mediaType === 'image/jpeg')
    expect(kept).toMatchObject({ name: taken.name, width: pictureEdge * 0.75, height: pictureEdge, capturedAt: '2026-11-23 10:32:07' })
    const onDisk = readFileSync(join(dataFolder, 'evidence', kept?.id ?? ''))
    expect(createHash('sha256').update(onDisk).digest('hex')).toBe(kept?.id)
    expect(onDisk.length).toBeLessThanOrEqual(pictureLimit)
    expect(pictureSize(onDisk, 'image/jpeg')).toEqual({ width: pictureEdge * 0.75, height: pictureEdge })
    // Nothing of the camera goes on, above all no place.
    expect([captureTime(onDisk), onDisk.includes('Exif')]).toEqual(['', false])
    // Turned as it was held: what was left is above now.
    const colours = await page.evaluate(async (src) => {
      const bitmap = await createImageBitmap(await (await fetch(src)).blob())
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      context?.drawImage(bitmap, 0, 0)
      return [20, bitmap.height - 20].map((y) => [...(context?.getImageData(bitmap.width / 2, y, 1, 1).data ?? [])].map((part) => part > 200).slice(0, 3))
    }, `/evidence/${kept?.id}`)
    expect(colours[0]).toEqual([true, false, false])
    expect(colours[1]).not.toEqual([true, false, false])

    // One act: one Ctrl+Z takes both back, Ctrl+Y brings them back.
    await page.locator('h2').first().click()
    await page.keyboard.press('Control+z')
    await expect(pieces).toHaveCount(0)
    await page.keyboard.press('Control+y')
    await expect(pieces).toHaveCount(2)

    // The same again by drop, with files that cannot be taken: each says why, the good one is added, the known one is not added twice.
    const huge = join(out, '录像.mp4')
    writeFileSync(huge, bytesOf([0, 0, 0, 24], 'ftypmp42'))
    truncateSync(huge, 51 * 1024 * 1024)
    await drop(section, [taken, { name: '会议记录.txt', mimeType: 'text/plain', buffer: Buffer.from('示例：会议记录') }, { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ program') },
      { name: '没拷完.jpg', mimeType: 'image/jpeg', buffer: taken.buffer.subarray(0, 3000) }])
    await expect(pieces).toHaveCount(3, { timeout: 20_000 })
    await expect(section.getByRole('alert')).toHaveText([/“照片.jpg”是程序、脚本或网页，不能作佐证.*E-241/, /“没拷完.jpg”不能作为图片打开.*E-246/])
    await expect(toast).toContainText('已添加 1 份佐证；“IMG_20261123_103207”已经附在这里，没有重复添加')
    await section.locator('input[type=file]').setInputFiles(huge)
    await expect(section.getByRole('alert')).toHaveText([/“录像.mp4”有 51 MB，超过单个文件 50 MB 的上限.*E-244/])
    await section.getByRole('button', { name: '知道了' }).click()

    // Dropped elsewhere: nothing happens at all.
    const address = page.url()
    await drop(page.locator('.tree').first(), [pdf])
    expect([page.url(), await pieces.count()]).toEqual([address, 3])

    // A screenshot from the real clipboard; a text stays a text.
    await copyPicture(app, await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } }))
    await page.locator('h2').first().click()
    await page.keyboard.press('Control+v')
    await expect(pieces).toHaveCount(4, { timeout: 20_000 })
    expect((await stored(page)).evidence.filter(({ mediaType }) => mediaType === 'image/png')).toMatchObject([{ width: 300, height: 200 }])

    // The viewer: through the strip by keys, as large as it is, a caption.
    await pieces.first().click()
    await expect(dialog).toContainText('第 1 / 4 份')
    await expect(dialog).toContainText('2026年11月23日 10:32')
    await expect(dialog).toContainText(`${kept?.id.slice(0, 8)}…`)
    await page.keyboard.press('1')
    await expect.poll(() => dialog.locator('.look img').evaluate((image) => image.clientHeight)).toBe(pictureEdge)
    await page.keyboard.press('1')
    await dialog.getByLabel('说明').fill('值班室')
    await dialog.getByRole('button', { name: '下一份' }).click()
    await expect(dialog).toContainText('第 2 / 4 份')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(pieces.first()).toContainText('值班室')

    // Another place, the real file system: 另存为 gives the content back.
    await app.evaluate(({ dialog: system }, file) => { system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file }) }, join(out, '台账.pdf'))
    await pieces.filter({ hasText: '检查台账' }).click()
    await dialog.getByRole('button', { name: '另存为…' }).click()
    await expect(toast).toContainText('已另存为 台账.pdf')
    expect(readFileSync(join(out, '台账.pdf')).equals(pdf.buffer)).toBe(true)

    // Removing needs no question: it can be taken back.
    await dialog.getByRole('button', { name: '移除' }).click()
    await expect(pieces).toHaveCount(3)
    await expect(toast).toContainText('已移除佐证“检查台账”')
    await page.keyboard.press('Control+z')
    await expect(pieces).toHaveCount(4)
    await expect(page.getByRole('row', { selected: true }).locator('.ev-mark')).toContainText('4')

    // What the disk lost is said, and nothing else is touched.
    rmSync(join(dataFolder, 'evidence', createHash('sha256').update(pdf.buffer).digest('hex')))
    await pieces.filter({ hasText: '检查台账' }).click()
    await expect(dialog.getByRole('alert')).toContainText('佐证文件缺失：“检查台账.pdf”')
    await page.keyboard.press('Escape')
    await section.locator('input[type=file]').setInputFiles([pdf])
    await expect(toast).toContainText('已经附在这里')
    expect(complaints).toEqual([])

    await quit(running)
    running = await launch({ dataFolder })
    await shell(running.page).rail('打分').click()
    await expect(scorePage(running.page).current).toBeFocused()
    await goToCode(running.page, item)
    await expect(running.page.locator('.evid .piece')).toHaveCount(4)
    await expect.poll(() => running.page.locator('.evid .thumb img').first().evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(pictureEdge * 0.75)
  } finally {
    if (!running.gone()) await quit(running)
    rmSync(out, { recursive: true, force: true })
  }
})
