import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toEntriesFile } from '../../shared/campaign/entries-file'
import type { CampaignState } from '../../shared/campaign/records'
import { root } from './harness'

export interface Ranked { readonly code: string; readonly final: string; readonly grade: string; readonly place: number }
export type Card = Record<'final' | 'base' | 'earned', string> & { readonly requirements: Readonly<Record<string, string>>; readonly items: Readonly<Record<string, { readonly points: string; readonly state: string }>> }

/** What the command line says about the campaign that is open: the ranking, and each unit's scorecard. */
export function askCommandLine(state: CampaignState): { readonly ranked: readonly Ranked[]; readonly cards: ReadonlyMap<string, Card> } {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-rank-'))
  const write = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value))
    return join(folder, name)
  }
  const run = (...args: string[]): unknown => JSON.parse(spawnSync(process.execPath, [join(root, 'scripts/qianfen.mjs'), ...args], { encoding: 'utf8' }).stdout)
  try {
    const rubric = write('rubric.json', state.rubric)
    const files = state.units.map(({ id, code }) => write(`${code}.json`, toEntriesFile(state, id, 'team')))
    const { units } = run('rank', rubric, ...files) as { units: Ranked[] }
    return { ranked: units, cards: new Map(state.units.map(({ code }, at) => [code, run('score', rubric, files[at] ?? '') as Card])) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
