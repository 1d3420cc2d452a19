import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withDataFolder } from '../../electron/cli/open-folder'
import { diceFor, sampleInput } from '../../electron/services/sample-inputs'
import { rubricSchema, type Item, type Rubric } from '../../shared/rubric/rubric'
import { listItems } from '../../shared/rubric/tree'
import { secretary } from '../e2e/folders'
import { root } from './windows'

/** The bundled rubric three times over: 300 items, 3000 points, every id and code of its own. */
export function rubricOf300(): Rubric {
  const bundled = rubricSchema.parse(JSON.parse(readFileSync(join(root, 'resources/rubric/haixi-default.json'), 'utf8')))
  const copies = ['A', 'B', 'C'].map((letter) => JSON.parse(JSON.stringify(bundled.requirements, (key, value: unknown) => (key === 'code' ? `${letter}${String(value)}` : key === 'id' && /^R\d/.test(String(value)) ? `${letter}${String(value)}` : value))) as Rubric['requirements'])
  const tieBreak = bundled.tieBreak.map((by) => by.replace(/^(item|indicator|requirement):/, '$1:A'))
  return { ...bundled, id: 'bench-300', tieBreak, basePoints: bundled.basePoints * copies.length, requirements: copies.flat() }
}

const applies = ({ zones }: Item, of: readonly string[]): boolean => zones.some((zone) => of.includes(zone))

/** A data folder with one scored campaign of `unitCount` units per year; a third of the entries lose points. The last year is open. */
export async function makeYears(folder: string, years: readonly number[], unitCount: number): Promise<void> {
  const rubric = rubricOf300()
  const items = listItems(rubric)
  const units = Array.from({ length: unitCount }, (_, at) => ({ code: `U${at + 1}`, name: `被考核单位${at + 1}`, group: '市县', zones: ['城', '农', '牧', '景'], order: at + 1, previousFinal: null }))
  await withDataFolder(folder, false, async ({ handlers }) => {
    await handlers['me.save'](secretary)
    for (const year of years) {
      const { campaignId } = await handlers['campaign.create']({ name: `${year}年度考核`, cycle: String(year), startDate: `${year}-11-01`, endDate: `${year}-12-31`, rubric: { kind: 'json', text: JSON.stringify(rubric) }, units })
      const state = await handlers['campaign.open']({ campaignId })
      for (const { id: unitId, code, zones } of state.units) {
        const dice = diceFor(`${year} ${code}`)
        const entries = items.filter((item) => applies(item, zones)).map((item) => ({ itemId: item.id, input: sampleInput(item, dice, dice(3) === 0) }))
        await handlers['entry.record']({ campaignId, unitId, slot: 'team', entries })
      }
    }
  })
}
