import type { IconName } from '../components/base/icons'

export interface Screen {
  readonly route: string
  readonly label: string
  readonly icon: IconName
  /** Routes that are reached from this screen and have no place of their own in the rail. */
  readonly within?: readonly string[]
}

/** The rail, in the order of Alt+1…9. Only screens that exist; the rest of ux.md joins when built. */
export const screens: readonly Screen[] = [
  { route: 'home', label: '工作台', icon: 'home' },
  { route: 'score', label: '打分', icon: 'score', within: ['transcribe'] },
  { route: 'item', label: '按内容', icon: 'item' },
  { route: 'findings', label: '整改', icon: 'fix' },
  { route: 'ranking', label: '排名', icon: 'rank' },
  { route: 'rubric', label: '细则', icon: 'book', within: ['version', 'rubrics', 'draft', 'rubric-import', 'rubric-version', 'rubric-compare'] },
  { route: 'export', label: '导出', icon: 'out', within: ['paper'] },
  { route: 'settings', label: '设置', icon: 'set' },
]

/** The screen of the rail that a route belongs to. */
export const screenOf = (route: unknown): Screen | undefined => screens.find(({ route: own, within = [] }) => own === route || within.some((each) => each === route))
