import { computed, type ComputedRef } from 'vue'
import { useGeneralCommands } from '../../app/general-commands'
import type { Command } from '../../components/score/pick-options'
import { adjustWords, type AdjustKind } from '../../components/score/tree-lines'
import type { ScoreActs } from './score-keys'

/** What only the palette and the mouse reach. */
export interface MoreActs {
  stepUnit(by: -1 | 1): unknown
  chooseUnit(): unknown
  totals(): unknown
  why(): unknown
  foldTree(): unknown
  switchSlot(): unknown
  adjust(kind: AdjustKind): unknown
}

/** The command palette's list: everything that can be done here, with its key. */
export function useCommands(acts: ScoreActs, more: MoreActs, closed: ComputedRef<boolean>) {
  const general = useGeneralCommands('score')
  const edits: readonly Command[] = [
    { id: 'full', text: '满分、未发现问题', key: 'M', run: () => acts.fullMarks() },
    { id: 'indicator', text: '整个指标满分', key: 'Shift+M', run: () => acts.fullIndicator() },
    { id: 'na', text: '不适用', key: 'N', run: () => acts.notApplicable() },
    { id: 'edit', text: '修改本项', key: 'F2', run: () => acts.edit() },
  ]
  const moves: readonly Command[] = [
    { id: 'next', text: '下一项', key: '↓', run: () => acts.step(1) },
    { id: 'previous', text: '上一项', key: '↑', run: () => acts.step(-1) },
    { id: 'unscored', text: '下一项未评', key: 'Ctrl+Enter', run: () => acts.nextUnscored() },
    { id: 'find', text: '查找考核内容、单位', key: 'Ctrl+F', run: () => acts.find() },
    { id: 'code', text: '按编码跳转', key: 'Ctrl+G', run: () => acts.goToCode() },
    { id: 'unit', text: '换单位', run: () => more.chooseUnit() },
    { id: 'nextUnit', text: '下一个单位', run: () => more.stepUnit(1) },
    { id: 'previousUnit', text: '上一个单位', run: () => more.stepUnit(-1) },
  ]
  const views: readonly Command[] = [
    { id: 'history', text: '本项历史', key: 'H', run: () => acts.history() },
    { id: 'totals', text: '得分明细，提交、退回、定稿', run: () => more.totals() },
    { id: 'why', text: '为什么扣分：本单位', run: () => more.why() },
    { id: 'slot', text: '切换核定数、自报数', run: () => more.switchSlot() },
    ...(['bonus', 'penalty', 'veto'] as const).map((kind) => ({ id: kind, text: adjustWords[kind], run: () => more.adjust(kind) })),
    { id: 'tree', text: '收起或展开工作要求', run: () => more.foldTree() },
  ]
  return computed(() => [...(closed.value ? [] : edits), ...moves, ...views, ...general])
}
