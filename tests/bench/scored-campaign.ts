import { diceFor, sampleInput } from '../../electron/services/sample-inputs'
import { listItems } from '../../shared/rubric/tree'
import { threeUnits } from '../e2e/folders'
import type { servicesOnDisk } from '../integration/services/bench-of-services'

/** A campaign of so many units on the bundled rubric, every item of every unit scored by chance, a third of them with points lost. */
export async function scoredCampaign({ handlers }: Awaited<ReturnType<typeof servicesOnDisk>>, count: number): Promise<string> {
  await handlers['me.save']({ name: '组员甲', post: '第一考核组', role: 'secretariat' })
  const units = Array.from({ length: count }, (_, index) => ({ ...threeUnits[index % 3]!, code: `63${2800 + index}`, name: `${threeUnits[index % 3]!.name}${index + 1}`, order: index + 1 }))
  const { campaignId } = await handlers['campaign.create']({ name: '2026年度平安建设考核', cycle: '2026', startDate: '2026-11-20', endDate: '2026-11-30', rubric: { kind: 'bundled' }, units })
  const state = await handlers['campaign.open']({ campaignId })
  for (const { id: unitId, zones, code } of state.units) {
    const dice = diceFor(code)
    const applying = listItems(state.rubric).filter((item) => item.zones.length === 0 || item.zones.some((zone) => zones.includes(zone)))
    await handlers['entry.record']({ campaignId, unitId, slot: 'team', entries: applying.map((item) => ({ itemId: item.id, input: sampleInput(item, dice, dice(3) === 0) })) })
  }
  return campaignId
}
