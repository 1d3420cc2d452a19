import { orFailure } from './command-failure'
import { withDataFolder } from './open-folder'

/** `qianfen sample --data DIR`: the sample project in a data folder; its campaign's id alone on standard output. */
export function sample(folder: string): Promise<number> {
  return orFailure(() =>
    withDataFolder(folder, false, async ({ handlers }) => {
      const { campaignId } = await handlers['campaign.createSample']({})
      process.stdout.write(`${campaignId}\n`)
    }),
  )
}
