import { expect, sampleApp as test, stored, tell } from './harness'
import { scorePage, shell } from './locators'
import { publishRevision } from './next-version'

test('改用新版本：先看每个评分怎么办，再改；打分标出复看，工作台有移出的评分；撤销全部回来', async ({ running: { page, complaints } }) => {
  await tell(page, 'me.save', { name: '联络员甲', post: '平安办', role: 'secretariat' })
  await page.reload()
  const before = await stored(page)
  const digest = await publishRevision(page)
  await shell(page).rail('细则').click()
  await page.getByRole('link', { name: '改用新版本…' }).click()
  await page.getByRole('radio', { name: /修订-2/ }).check()
  await page.getByRole('button', { name: '看看会怎样' }).click()
  await page.getByRole('button', { name: /^文字完全相同的 1 项/ }).click()
  await page.getByRole('button', { name: '看每个评分怎么办' }).click()
  await expect(page.getByText(/条原样不动/)).toBeVisible()
  await page.getByRole('button', { name: /^移出/ }).first().click()
  await expect(page.locator('.vgb > ul li').first()).toContainText('：')
  // Nothing is written while it is looked at.
  expect((await stored(page)).campaign.rubricDigest).toBe(before.campaign.rubricDigest)
  await page.getByRole('button', { name: '改用 修订-2' }).click()
  await expect(page.getByText('已改用 修订-2')).toBeVisible()
  const after = await stored(page)
  expect(after.campaign.rubricDigest).toBe(digest)
  const scored = (state: typeof before): number => state.entries.filter(({ input }) => input !== null).length
  const aside = after.entries.reduce((sum, { former }) => sum + former.length, 0)
  expect(aside).toBeGreaterThan(0)
  expect(scored(after) + aside).toBe(scored(before))

  const asked = after.claims.find(({ review }) => review !== null)
  const [marked] = after.entries.filter(({ review, slot, unitId }) => review !== null && slot === 'team' && unitId === asked?.unitId)
  expect(after.vetoes.filter(({ unitId, review }) => unitId === asked?.unitId && review !== null)).toEqual([])
  await page.evaluate(([unitId, itemId]) => { location.hash = `#/score/${unitId}/${itemId}` }, [marked?.unitId, marked?.itemId])
  await expect(scorePage(page).current).toContainText('复看')
  await expect(page.getByRole('button', { name: '待复看 2 项' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '改版后请再看一遍' })).toBeVisible()
  await page.getByRole('button', { name: '看过，不变' }).click()
  await expect(page.getByRole('heading', { name: '改版后请再看一遍' })).toBeHidden()
  // What is left is outside the 1000: the same button leads there.
  await page.getByRole('button', { name: '待复看 1 项' }).click()
  await page.getByRole('button', { name: /^看过，不变/ }).click()
  await expect(page.getByRole('button', { name: /^待复看/ })).toHaveCount(0)

  await shell(page).rail('工作台').click()
  await expect(page.getByRole('heading', { name: '移出的评分' })).toBeVisible()
  await expect(page.locator('.aside')).toContainText('改版移出')
  // A claim whose matter has another code now: the likeliest is chosen already.
  const tray = page.getByRole('row').filter({ has: page.getByRole('combobox', { name: /加分 J2 放回到/ }) })
  await tray.getByRole('button', { name: /^放回/ }).click()
  await expect(tray).toHaveCount(0)
  expect((await stored(page)).claims.filter(({ item, setAsideFrom }) => item === 'J29' && setAsideFrom === '')).toHaveLength(1)
  for (const undone of [/已撤销：.*放回移出的加分/, /已撤销：.*K1 减分 已复看/, /已撤销：.*已复看/, '已撤销：改用细则版本 修订-2']) {
    await page.keyboard.press('Control+z')
    await expect(page.getByText(undone)).toBeVisible()
  }
  const back = await stored(page)
  expect(back.campaign.rubricDigest).toBe(before.campaign.rubricDigest)
  const rows = (state: typeof before): unknown => state.entries.filter(({ input, note }) => input !== null || note !== '').map(({ id, input, note }) => [id, input, note])
  expect(rows(back)).toEqual(rows(before))
  expect([back.assessments, back.claims, back.vetoes]).toEqual([before.assessments, before.claims, before.vetoes])
  await shell(page).rail('细则').click()
  await expect(page.getByText(`${before.rubric.version}，共`)).toBeVisible()
  expect(complaints).toEqual([])
})
