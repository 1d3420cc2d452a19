import { useRouter } from 'vue-router'
import type { Command } from '../components/score/pick-options'
import { useSessionStore } from '../stores/session'
import { useToastStore } from '../stores/toast'
import { screens } from './screens'
import { useRevert } from './use-revert'

/** Commands of every screen's palette: undo, backup, the other screens. */
export function useGeneralCommands(here: string): readonly Command[] {
  const router = useRouter()
  const session = useSessionStore()
  const toast = useToastStore()
  const { undo, redo } = useRevert()

  async function backUp(): Promise<void> {
    const failure = await session.backUp()
    if (failure) toast.fail(failure)
    else toast.say('备份完成，已校验')
  }

  return [
    { id: 'undo', text: '撤销', key: 'Ctrl+Z', run: () => undo() },
    { id: 'redo', text: '重做', key: 'Ctrl+Y', run: () => redo() },
    { id: 'backup', text: '立即备份', key: 'Ctrl+S', run: backUp },
    ...screens.map((screen, at) => ({ id: screen.route, text: `打开${screen.label}`, key: `Alt+${at + 1}`, run: () => router.push({ name: screen.route }) })).filter(({ id }) => id !== here),
  ]
}
