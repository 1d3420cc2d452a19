import type { IconName } from '../components/base/icons'

export interface Screen {
  readonly route: string
  readonly label: string
  readonly icon: IconName
}

/** The rail, in the order of Alt+1…9. Only screens that exist; the rest of ux.md joins when built. */
export const screens: readonly Screen[] = [
  { route: 'home', label: '工作台', icon: 'home' },
  { route: 'score', label: '打分', icon: 'score' },
  { route: 'item', label: '按内容', icon: 'item' },
  { route: 'findings', label: '整改', icon: 'fix' },
  { route: 'ranking', label: '排名', icon: 'rank' },
  { route: 'rubric', label: '细则', icon: 'book' },
  { route: 'export', label: '导出', icon: 'out' },
  { route: 'settings', label: '设置', icon: 'set' },
]
