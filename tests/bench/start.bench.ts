// Start to a usable 工作台 (a data folder with the sample project is there) against an empty window on the same runtime.
// Cold: a new profile each time and the machine's page cache dropped before every start; warm: the cache left as it is.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeSampleFolder } from '../e2e/folders'
import { median, ms, report } from './measure'
import { dropCaches, makeEmptyApp, root, scratch, timeStart } from './windows'

const folder = scratch('start')
try {
  const data = await makeSampleFolder(join(folder, 'data'))
  const empty = makeEmptyApp(join(folder, 'empty'))
  const ours = (): Promise<{ painted: number }> => timeStart(root, ['--data-dir', data], '.frame .home table tbody tr:last-child .link')
  const baseline = (): Promise<{ painted: number }> => timeStart(empty, [], 'body')
  await ours()
  await baseline()

  async function measure(what: string, rounds: number, before: () => unknown): Promise<void> {
    const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] }
    for (let round = 0; round < rounds; round += 1) {
      before()
      times.ours.push((await ours()).painted)
      before()
      times.baseline.push((await baseline()).painted)
    }
    const both = { ours: median(times.ours), baseline: median(times.baseline) }
    report({ what, measured: ms(both.ours), baseline: ms(both.baseline), ratio: (both.ours / both.baseline).toFixed(2) })
  }

  if (dropCaches()) await measure('cold start to the painted 工作台 (page cache dropped, new profile), against an empty window', 5, dropCaches)
  else console.error('the page cache cannot be dropped here (not root on Linux): only the warm start is measured')
  await measure('warm start to the painted 工作台 (new profile), against an empty window', 5, () => undefined)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
