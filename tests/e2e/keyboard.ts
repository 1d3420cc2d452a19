import { expect, type Page } from '@playwright/test'
import { screens } from '../../renderer/app/screens'
import type { Item } from '../../shared/rubric/rubric'
import type { ClaimInput, Entry } from '../../shared/scoring/entry'
import { scorePage } from './locators'

/** The key of a screen by its word on the rail, however many screens there are. */
export function screenKey(label: string): string {
  const at = screens.findIndex((screen) => screen.label === label)
  if (at < 0) throw new Error(`no screen ${label}`)
  return `Alt+${at + 1}`
}

/** What a person sees of the focus: where it is. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement
    return at instanceof HTMLElement ? (at.dataset['field'] ?? at.dataset['item'] ?? at.getAttribute('aria-label') ?? (at.id && document.querySelector(`label[for="${at.id}"]`)?.textContent) ?? at.tagName) : ''
  })

/** Presses Tab until the focus is on what matches the selector. */
export async function tabTo(page: Page, selector: string, { most = 150, key = 'Tab' } = {}): Promise<void> {
  const there = (): Promise<boolean> => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
  for (let presses = 0; presses < most; presses += 1) {
    if (await there()) return
    await page.keyboard.press(key)
  }
  throw new Error(`${most} times ${key} did not reach ${selector}; the focus is on ${await focused(page)}`)
}

/** Ctrl+K, words, Enter. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** A text to type, the number of a choice, or a button to press first. */
type Field = { readonly field: string; readonly text: string } | { readonly field: string; readonly digit: number } | { readonly press: string }

const judged = (of: { points: number; reason: string } | undefined): Field[] => (of ? [{ field: 'judged.points', text: String(of.points) }, { field: 'judged.reason', text: of.reason }] : [])

/** What has to be typed for an entry, field by field in the order of the form. */
function fieldsOf({ rule }: Item, entry: Entry): Field[] {
  switch (entry.kind) {
    case 'deduct': {
      const clauses = rule.kind === 'deduct' ? rule.clauses : []
      const plain = clauses.map(({ id }) => ({ field: `n:${id}`, text: String(entry.counts?.[id] ?? 0) }))
      if (Object.values(entry.escalated ?? {}).every((count) => count === 0)) return plain
      return [...plain, { press: '.entry .rep button' }, ...clauses.map(({ id }) => ({ field: `m:${id}`, text: String(entry.escalated?.[id] ?? 0) }))]
    }
    case 'earn':
      return [{ field: 'count', text: String(entry.count) }]
    case 'checklist':
      return (rule.kind === 'checklist' ? rule.parts : []).map(({ id }) => ({ field: `part:${id}`, digit: (rule.kind === 'checklist' ? rule.factors.findIndex((factor) => factor === entry.parts[id]) : -1) + 1 }))
    case 'tier':
      return [{ field: 'level', digit: (rule.kind === 'tier' ? rule.levels.findIndex(({ id }) => id === entry.level) : -1) + 1 }]
    case 'yesno':
      return [{ field: 'met', digit: entry.met ? 1 : 2 }]
    case 'judged':
      return [{ field: 'points', text: String(entry.points) }, { field: 'reason', text: entry.reason }]
    case 'survey':
    case 'rank':
    case 'relative':
      return [{ field: 'value', text: String(entry.value) }]
    case 'ratio':
      return [{ field: 'numerator', text: String(entry.numerator) }, { field: 'denominator', text: String(entry.denominator) }, ...judged(entry.judged)]
    case 'yoy':
      return [{ field: 'current', text: String(entry.current) }, { field: 'previous', text: String(entry.previous) }, ...judged(entry.judged)]
    case 'yoyPP':
      return [
        ...(['current', 'previous'] as const).flatMap((when) => (['numerator', 'denominator'] as const).map((part) => ({ field: `${when}.${part}`, text: String(entry[when][part]) }))),
        ...judged(entry.judged),
      ]
    case 'notApplicable':
      return [{ field: 'naReason', text: entry.reason }]
  }
}

/** Enters the current item from the grid and commits with Enter, which leads to the next item. */
export async function enterItem(page: Page, item: Item, entry: Entry): Promise<void> {
  await page.keyboard.press(entry.kind === 'notApplicable' ? 'n' : 'F2')
  for (const part of fieldsOf(item, entry)) {
    await tabTo(page, 'press' in part ? part.press : `[data-field="${part.field}"]`, { most: 12 })
    if ('press' in part) await page.keyboard.press('Enter')
    else if ('digit' in part) await page.keyboard.press(String(part.digit))
    else if (/^[\x20-\x7e]*$/.test(part.text)) await page.keyboard.type(part.text)
    else await page.keyboard.insertText(part.text)
  }
  await page.keyboard.press('Enter')
}

/** Goes to an item by Ctrl+G and its code. */
export async function goToCode(page: Page, item: Item): Promise<void> {
  await page.keyboard.press('Control+g')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.insertText(item.code)
  await page.keyboard.press('Enter')
  await expect(scorePage(page).current).toHaveAttribute('data-item', item.id)
}

/** Adds a claim in the open 加分 or 减分 pane. */
export async function enterClaim(page: Page, addLabel: string, levelAt: number, { count, matter }: ClaimInput): Promise<void> {
  await tabTo(page, `button[aria-label="${addLabel}"]`, { most: 250 })
  await page.keyboard.press('Enter')
  await tabTo(page, 'form.inl input[type=radio]')
  for (let at = 0; at < levelAt; at += 1) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'form.inl input[inputmode=numeric]')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(String(count))
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(matter)
  await page.keyboard.press('Enter')
  await expect(page.locator('form.inl')).toBeHidden()
}
