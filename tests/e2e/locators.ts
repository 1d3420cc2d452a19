import type { Locator, Page } from '@playwright/test'

/** Where things are on each screen, in the words that people see there. */

export const shell = (page: Page) => ({
  rail: (screen: string): Locator => page.getByRole('navigation', { name: '页面' }).getByRole('link', { name: screen }),
  saveState: page.getByTestId('save-state'),
  toast: page.locator('.toasts'),
  dialog: page.getByRole('dialog'),
  banners: page.locator('.banners'),
})

export const startPage = (page: Page) => ({
  name: page.getByLabel('姓名'),
  post: page.getByLabel('职务'),
  role: page.getByLabel('身份'),
  next: page.getByRole('button', { name: '下一步' }),
  sample: page.getByRole('button', { name: /打开示例项目/ }),
  newCampaign: page.getByRole('button', { name: /新建考核批次/ }),
})

export const newCampaignPage = (page: Page) => ({
  name: page.getByLabel('考核批次名称'),
  cycle: page.getByLabel('考核年度'),
  startDate: page.getByLabel('开始日期'),
  endDate: page.getByLabel('结束日期'),
  ownRubric: page.getByRole('radio', { name: /本单位的细则文件/ }),
  bundledRubric: page.getByRole('radio', { name: /内置默认替代稿/ }),
  rubricFile: page.getByLabel('选择细则文件'),
  unitCode: (at: number): Locator => page.getByLabel(`第 ${at} 个单位的编码`),
  unitName: (at: number): Locator => page.getByLabel(`第 ${at} 个单位的名称`),
  unitGroup: (at: number): Locator => page.getByLabel(`第 ${at} 个单位的考核分组`),
  unitZone: (at: number, zone: string): Locator => page.getByRole('group', { name: `第 ${at} 个单位的适用区域` }).getByLabel(zone, { exact: true }),
  moveUp: (unit: string): Locator => page.getByRole('button', { name: `${unit}上移` }),
  remove: (unit: string): Locator => page.getByRole('button', { name: `去掉${unit}` }),
  addRow: page.getByRole('button', { name: '添加一行' }),
  create: page.getByRole('button', { name: '建立考核批次' }),
})

export const homePage = (page: Page) => ({
  title: page.getByRole('heading', { level: 1 }),
  units: page.getByRole('region', { name: '被考核单位' }),
  unitRow: (unit: string): Locator => page.getByRole('row', { name: new RegExp(`^${unit}`) }),
  unitNames: page.locator('.home table').first().locator('tbody tr td:first-child'),
  edit: (unit: string): Locator => page.getByRole('button', { name: `修改${unit}` }),
  open: (unit: string): Locator => page.getByRole('button', { name: unit, exact: true }),
  total: (unit: string): Locator => page.getByRole('button', { name: new RegExp(`^${unit}最终得分`) }),
  addUnit: page.getByRole('button', { name: '添加单位' }).first(),
  setAside: page.getByRole('region', { name: '移出的评分' }),
})

export const exportPage = (page: Page) => ({
  unit: (name: string): Locator => page.getByRole('checkbox', { name, exact: true }),
  all: page.getByRole('checkbox', { name: '全选' }),
  row: (name: string): Locator => page.getByRole('row', { name: new RegExp(`^${name}`) }),
  kind: (name: string): Locator => page.getByRole('group', { name: '导出什么' }).getByRole('checkbox', { name }),
  since: page.getByLabel('范围'),
  run: page.getByRole('button', { name: /^导出 \d+ 个文件/ }),
  progress: page.getByRole('progressbar', { name: '导出进度' }),
  cancel: page.getByRole('button', { name: '取消导出' }),
  result: page.getByRole('status').filter({ has: page.getByRole('heading', { level: 2 }) }),
  files: page.locator('.files li > span:first-child'),
  folder: page.getByRole('status').locator('.path'),
  failures: page.locator('p.danger'),
})

export const selfPart = (page: Page) => ({
  export: page.getByRole('button', { name: '导出自评表…' }),
  exportUnits: page.getByRole('dialog').getByRole('checkbox', { name: /^导出.*的自评表$/ }),
  runExport: page.getByRole('dialog').getByRole('button', { name: /^选文件夹，导出 \d+ 个/ }),
  import: page.getByRole('button', { name: '导入自评表…' }),
  chooseFiles: page.getByRole('dialog').getByRole('button', { name: '选择文件…' }),
  cards: page.locator('.sfc'),
  card: (unit: string): Locator => page.getByRole('region', { name: unit, exact: true }),
  tick: (unit: string): Locator => page.getByRole('checkbox', { name: new RegExp(`^导入${unit}`) }),
  summary: page.getByRole('dialog').locator('.psum'),
  save: page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }),
})

export const rankingPage = (page: Page) => ({
  grid: page.getByRole('grid', { name: '名次与各项要求得分' }),
  row: (unit: string): Locator => page.getByRole('grid').getByRole('row').filter({ has: page.getByRole('rowheader', { name: unit, exact: true }) }),
  place: (unit: string): Locator => rankingPage(page).row(unit).locator('.pl'),
  final: (unit: string): Locator => rankingPage(page).row(unit).locator('.fs b'),
  grade: (unit: string): Locator => rankingPage(page).row(unit).locator('td.gr'),
  /** From 0, in the rubric's order. */
  cell: (unit: string, at: number): Locator => rankingPage(page).row(unit).locator('td.c').nth(at),
  bar: (unit: string): Locator => rankingPage(page).row(unit).locator('td.fs'),
  items: page.getByRole('region', { name: '失分最多的考核内容' }),
  departments: page.getByRole('region', { name: '失分去向：牵头部门' }),
})

export const whyDialog = (page: Page) => ({
  dialog: page.getByRole('dialog', { name: /^为什么扣分/ }),
  lines: page.locator('.why .wl'),
  intro: page.locator('.why > p'),
  copy: page.getByRole('button', { name: '复制文字' }),
  save: page.getByRole('button', { name: /^保存为文本/ }),
  print: page.getByRole('button', { name: /^打印一页纸/ }),
})

export const scorePage = (page: Page) => ({
  grid: page.getByRole('grid', { name: '考核内容' }),
  current: page.locator('[role=row][aria-selected=true]'),
  row: (itemId: string): Locator => page.locator(`[data-item="${itemId}"]`),
  points: (itemId: string): Locator => page.locator(`[data-item="${itemId}"] .sc`),
  status: (itemId: string): Locator => page.locator(`[data-item="${itemId}"] .st`),
  requirement: (code: string): Locator => page.getByRole('tree', { name: '工作要求' }).getByRole('treeitem').filter({ has: page.locator('.c', { hasText: new RegExp(`^${code}$`) }) }),
  unit: page.locator('.top .unit .who'),
  total: (name: string): Locator => page.getByTestId('totals').getByRole('button', { name }).locator('.v'),
  grade: page.getByTestId('totals').locator('.grd .v'),
  editor: page.locator('.entry'),
  field: (name: string): Locator => page.locator(`.entry [data-field="${name}"]`),
  message: page.locator('.entry .msg'),
  score: page.locator('.entry .tot .sc .v'),
  explain: page.locator('.entry .exp .f'),
  note: page.getByLabel('扣分原因'),
  todo: page.locator('.todo'),
  find: page.getByLabel(/^查找考核内容/),
})

export const itemPage = (page: Page) => ({
  grid: page.getByRole('grid'),
  /** The units' rows, in order. */
  rows: page.locator('.ag .ur[data-unit]'),
  cell: (row: number, column: number): Locator => page.locator(`.ag [data-row="${row}"][data-column="${column}"]`),
  /** The field of the current cell. */
  field: page.locator('.ag .uc.cur').getByRole('textbox'),
  points: page.locator('.ag .ur[data-unit] .us'),
  status: page.locator('.ag .ur[data-unit] .st'),
  foot: page.locator('.rf'),
  preview: page.getByRole('dialog'),
  badCell: page.getByRole('dialog').locator('.badcell'),
  confirm: page.getByRole('dialog').getByRole('button', { name: '确定', exact: true }),
})

export const paperPage = (page: Page) => ({
  kind: (words: string): Locator => page.getByRole('radio', { name: new RegExp(`^${words}`) }),
  scope: (words: string): Locator => page.getByRole('radio', { name: new RegExp(`^${words}`) }),
  all: page.getByRole('checkbox', { name: /^全选/ }),
  unit: (name: string): Locator => page.getByRole('checkbox', { name, exact: true }),
  preview: page.getByRole('region', { name: /^打印预览/ }),
  pages: page.locator('.ppf'),
  count: page.locator('.ppv .bar [role=status]'),
  save: page.getByRole('button', { name: /^保存为 PDF/ }),
  result: page.locator('.pjl[role=status]'),
})

export const transcribePage = (page: Page) => ({
  stage: page.locator('[data-current]'),
  current: page.getByRole('region', { name: '当前一项' }),
  list: page.getByRole('region', { name: '纸上的顺序' }),
  count: page.locator('.txc'),
})
