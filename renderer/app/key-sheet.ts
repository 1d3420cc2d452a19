import { screens } from './screens'

const screenKeys = [`Alt+1…${screens.length}`, '换页面'] as const

/** All keys of ux.md that work, for F1 and for the status bar. */
export const keySheet: ReadonlyArray<{ readonly title: string; readonly keys: ReadonlyArray<readonly [key: string, act: string]> }> = [
  {
    title: '任何页面',
    keys: [
      screenKeys,
      ['Ctrl+Z', '撤销（跨考核内容、跨页面）'],
      ['Ctrl+Y', '重做'],
      ['Ctrl+S', '立即备份'],
      ['F1', '全部按键'],
    ],
  },
  {
    title: '打分',
    keys: [
      ['数字', '填本项第一个框'],
      ['Enter', '确定，下一项'],
      ['Shift+Enter', '确定，上一项'],
      ['Ctrl+Enter', '下一项未评'],
      ['Tab', '下一个框'],
      ['↑ ↓', '上一项、下一项'],
      ['PgUp PgDn', '翻页'],
      ['Home End', '第一项、最后一项'],
      ['F2', '修改'],
      ['Esc', '放弃本次修改'],
      ['M', '满分、未发现问题'],
      ['Shift+M', '整个指标满分'],
      ['N', '不适用'],
      ['H', '本项历史'],
      ['Ctrl+F', '查找考核内容、单位'],
      ['Ctrl+G', '按编码跳转'],
      ['Ctrl+K', '全部命令'],
    ],
  },
  {
    title: '佐证材料',
    keys: [
      ['Ctrl+V', '粘贴截图、照片、文件（打分、整改）'],
      ['Delete', '移除选中的一份'],
      ['← →', '看大图时：上一份、下一份'],
      ['1', '看大图时：原大、适合窗口'],
    ],
  },
  {
    title: '按内容',
    keys: [
      ['数字、文字', '替换本格；分项、分档按数字选'],
      ['Enter Tab 方向键', '确定，到下一格'],
      ['F2', '修改本格'],
      ['Esc', '放弃本格，或本行没填完的'],
      ['Shift+方向键', '选多格；Ctrl+A 全选'],
      ['Ctrl+C Ctrl+X', '复制、剪切选中的格'],
      ['Ctrl+V', '粘贴表格，先看后写'],
      ['Delete', '清空选中的格（整行清空为未评）'],
      ['Ctrl+PgUp PgDn', '上一项、下一项'],
      ['Ctrl+F', '查找考核内容'],
    ],
  },
  {
    title: '照纸录入',
    keys: [
      ['数字', '填本项第一个框'],
      ['Enter', '确定，按纸上的顺序到下一项'],
      ['Shift+Enter', '确定，上一项'],
      ['Ctrl+Enter', '下一项没录的'],
      ['PgUp PgDn', '上一页、下一页'],
      ['M N H', '满分、不适用、本项历史'],
      ['Ctrl+G', '按编码或页码跳转'],
    ],
  },
  {
    title: '编辑评分细则',
    keys: [
      ['↑ ↓ ← →', '移动；在编码一列 ← → 收起、展开'],
      ['文字、数字', '替换本格；Enter F2 修改本格，Esc 放弃'],
      ['Enter Tab', '写好一格后：下一行、下一格'],
      ['Insert', '添加考核内容'],
      ['Shift+Insert', '添加同级指标；Ctrl+Insert 下级指标'],
      ['Alt+↑ Alt+↓', '上移、下移'],
      ['Alt+← Alt+→', '升一级、降一级'],
      ['Ctrl+M', '移到…'],
      ['Ctrl+D', '复制'],
      ['Ctrl+Delete', '删除（可撤销）'],
      ['Ctrl+F', '查找'],
      ['Ctrl+G', '按编码跳转'],
    ],
  },
  {
    title: '从 Excel 导入',
    keys: [
      ['↑ ↓ ← →', '在原表的格子里移动；最上一行是列、最左一列是行的识别'],
      ['Enter', '在列头、行头上：改识别；在格子上：选中这一项'],
      ['PgUp PgDn', '翻页；Ctrl+Home Ctrl+End 到头、到尾'],
      ['Esc', '不改，关上列表'],
      ['Ctrl+Z', '撤销更正；Ctrl+Y 重做'],
    ],
  },
  {
    title: '排名',
    keys: [
      ['↑ ↓ ← →', '在分数格子里移动'],
      ['Home End', '本行第一格、最后一格'],
      ['Enter', '为什么扣分'],
      ['Ctrl+P', '打印'],
      ['Ctrl+K', '全部命令'],
    ],
  },
]

const everywhere = [screenKeys, ['Ctrl+Z', '撤销'], ['F1', '全部按键']] as const
const scoring = [['Enter', '下一项'], ['Ctrl+Enter', '下一未评'], ['M', '满分'], ['N', '不适用'], ['F1', '全部按键']] as const

const across = [['F2', '修改'], ['Delete', '清空'], ['Ctrl+V', '粘贴'], ['Ctrl+PgDn', '下一项'], ['F1', '全部按键']] as const
const ranking = [['↑ ↓ ← →', '移动'], ['Enter', '为什么扣分'], ['Ctrl+K', '命令'], ['F1', '全部按键']] as const

const paper = [['PgUp PgDn', '翻页'], ['Ctrl+P', '打印'], ['F1', '全部按键']] as const
const transcribing = [['Enter', '下一项'], ['M', '满分'], ['N', '不适用'], ['Ctrl+G', '跳转'], ['F1', '全部按键']] as const

const drafting = [['F2', '修改'], ['Insert', '添加'], ['Alt+↑↓', '移动'], ['Ctrl+Z', '撤销'], ['F1', '全部按键']] as const
const importing = [['↑ ↓ ← →', '移动'], ['Enter', '改识别、选中'], ['Ctrl+Z', '撤销更正'], ['F1', '全部按键']] as const

/** The four or five keys that the status bar names on a screen. */
export function keysOfScreen(route: unknown): ReadonlyArray<readonly [string, string]> {
  if (route === 'score') return scoring
  if (route === 'item') return across
  if (route === 'paper') return paper
  if (route === 'draft') return drafting
  if (route === 'transcribe') return transcribing
  if (route === 'rubric-import') return importing
  return route === 'ranking' ? ranking : everywhere
}
