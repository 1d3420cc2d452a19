import { withDataFolder } from '../../electron/cli/open-folder'
import type { Me, Request } from '../../shared/ipc/contract'

export const assessor: Me = { name: '组员甲', post: '科员', role: 'assessor' }
export const secretary: Me = { name: '组员乙', post: '秘书', role: 'secretariat' }

/** A data folder with the sample project and somebody registered, so that a start leads straight to the 工作台. */
export async function makeSampleFolder(folder: string, me: Me = assessor): Promise<string> {
  await withDataFolder(folder, false, async ({ handlers }) => {
    await handlers['me.save'](me)
    await handlers['campaign.createSample']({})
  })
  return folder
}

export const threeUnits: NewCampaign['units'] = [
  { code: '632802', name: '德令哈市', group: '市县', zones: ['城', '农', '牧', '景'], order: 1, previousFinal: null },
  { code: '632801', name: '格尔木市', group: '市县', zones: ['城', '农', '牧', '矿', '景'], order: 2, previousFinal: null },
  { code: '632821', name: '乌兰县', group: '市县', zones: ['农', '牧'], order: 3, previousFinal: null },
]

type NewCampaign = Request<'campaign.create'>

/** A data folder with one unscored campaign on the bundled rubric. */
export async function makeCampaignFolder(folder: string, units: NewCampaign['units'], { me = assessor, rubric = { kind: 'bundled' } }: { me?: Me; rubric?: NewCampaign['rubric'] } = {}): Promise<string> {
  await withDataFolder(folder, false, async ({ handlers }) => {
    await handlers['me.save'](me)
    await handlers['campaign.create']({ name: '2026年度平安建设考核', cycle: '2026', startDate: '2026-11-20', endDate: '2026-11-30', rubric, units })
  })
  return folder
}
