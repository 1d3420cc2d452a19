import { computed, type ComputedRef, type Ref } from 'vue'
import { groupWords, type WhySubject } from '../../../shared/report/why-subject'
import type { RankedGroup } from '../../../shared/analysis'
import { useGeneralCommands } from '../../app/general-commands'
import type { HeatMode } from '../../components/ranking/heat-cells'
import type { UnitRow } from '../../components/ranking/unit-rows'
import type { Command } from '../../components/score/pick-options'
import type { RankingView } from './use-ranking'

interface Parts {
  readonly views: ReadonlyArray<readonly [RankingView, string]>
  readonly view: Ref<RankingView>
  readonly modes: ComputedRef<ReadonlyArray<readonly [HeatMode, string]>>
  readonly mode: Ref<HeatMode>
  readonly plain: Ref<boolean>
  readonly groups: ComputedRef<readonly RankedGroup[]>
  readonly groupName: Ref<string>
  readonly units: ComputedRef<{ readonly rows: readonly UnitRow[] } | null>
  readonly ask: (subject: WhySubject) => void
  readonly print: () => void
}

/** The palette of 排名. */
export function useRankingCommands({ views, view, modes, mode, plain, groups, groupName, units, ask, print }: Parts) {
  const general = useGeneralCommands('ranking')
  return computed<readonly Command[]>(() => [
    ...(units.value?.rows ?? []).map(({ unitId, name }) => ({ id: `why/${unitId}`, text: `为什么扣分：${name}`, run: () => ask({ unitId, group: groupName.value, scope: { kind: 'all' } }) })),
    ...views.map(([value, words]) => ({ id: `view/${value}`, text: words, run: () => (view.value = value) })),
    ...modes.value.map(([value, words]) => ({ id: `mode/${value}`, text: `格子里写${words}`, run: () => (mode.value = value) })),
    ...groups.value.map(({ group }) => ({ id: `group/${group}`, text: `看${groupWords(group)}的排名`, run: () => (groupName.value = group) })),
    { id: 'plain', text: plain.value ? '看成图' : '看成表格', run: () => (plain.value = !plain.value) },
    { id: 'print', text: '打印排名', key: 'Ctrl+P', run: print },
    ...general,
  ])
}
