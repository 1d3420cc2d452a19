/** One stop of the guided tour: where it is, what it points at (the first of these that is there), what it says. */
export interface TourStep {
  readonly route: string
  readonly targets: readonly string[]
  readonly title: string
  readonly text: string
}

/** 导览: five stops through the sample project, in the order of a real day. */
export const tourSteps: readonly TourStep[] = [
  { route: 'home', targets: ['[aria-labelledby="units-title"]'], title: '每个单位一行', text: '小格是各项工作要求的进度。没有评完的得分都标“暂定”。点单位名称就开始打分，点得分看它由哪几行加减出来。' },
  { route: 'score', targets: ['.entry .bill', '.entry'], title: '只填次数和数字，得分自动算', text: '填了就算，算式写在下面，被考核单位可以照着用手核对。没有问题按 M，不适用按 N，Enter 到下一项。' },
  { route: 'score', targets: ['[data-testid="save-state"]'], title: '“已保存”就是已经写进硬盘', text: '这时断电也不会丢。改错了按 Ctrl+Z，跨考核内容、跨页面都能撤销；每一次修改都记在历史里。' },
  { route: 'findings', targets: ['.flow'], title: '扣一次分，就有一条问题', text: '扣分自动成为问题：补上事实，定措施、责任人和时限，一直跟到销号。' },
  { route: 'export', targets: ['[aria-labelledby="what-title"]', 'main .card'], title: '一键交出 Excel 工作簿', text: '评分表里的合计都是公式，WPS 和 Excel 里都能复核。全部按键随时按 F1 看，导览也可以从那里再走一遍。' },
]
