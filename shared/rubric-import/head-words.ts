import type { ColumnRole } from './layout'

/** What a head says by itself. Which level a `tier` is, and whose points `points` are, is decided by the heads beside it. */
export type HeadWord =
  | { readonly kind: 'role'; readonly role: Exclude<ColumnRole, `level${string}` | 'points' | 'content'> }
  | { readonly kind: 'points' }
  /** A column of the tree; `level` where it is said, `leaf` where it is called content. */
  | { readonly kind: 'tier'; readonly level: number | null; readonly leaf: boolean }

const role = (name: Exclude<ColumnRole, `level${string}` | 'points' | 'content'>): HeadWord => ({ kind: 'role', role: name })
const tier = (level: number | null, leaf = false): HeadWord => ({ kind: 'tier', level, leaf })

const actor = '(?:部门|单位|科室|处室|股室|主体)'
const judge = '(?:评分|考核|考评|评价|计分|记分|赋分|得分|扣分|加扣分|加减分|评定|打分|测评|评估|评审)'
/** From the top: the first that fits wins. */
const words: readonly (readonly [RegExp, HeadWord])[] = [
  [/^(?:标准|应得|基准|基本|基础|额定|配)分值?$|^满分|^分值|^分数$|^分数值$|权重|^赋分(?:分值)?$|^考核分值$|分值$/, { kind: 'points' }],
  [new RegExp(`${judge}(?:标准|细则|规则|依据|尺度|方法及标准|标准及方法)|^标准$|评分(?:办法|方法|说明|要点|方式)|计分(?:办法|方法|方式)|赋分(?:办法|方法|方式)|^扣分项|^标准及分值`), role('standard')],
  [/(?:考核|检查|考评|评价|测评|考查|核查|评估)(?:方式|方法|办法|途径|形式|手段)|^考核程序$/, role('methods')],
  [new RegExp(`(?:配合|协办|协同|参与|协助|参加)${actor}`), role('supportingDepartments')],
  [new RegExp(`被考核|自评|自查|实得|实际得分|考核得分|考评得分|最终得分|^得分|得分$|扣分|核定|复核|审核|完成情况|落实情况|存在问题|考核结果|检查情况|检查记录|评分$|打分$|评委|加分|签字|确认`), role('ignore')],
  [new RegExp(`(?:责任|牵头|主责|负责|主管|考核|评分|打分|评价|实施|主办|承办|考评|分管)${actor}|^${actor}$|责任人`), role('leadDepartment')],
  [/适用(?:区域|范围|对象|地区)|^区域$/, role('zones')],
  [/佐证|印证|支撑材料|证明材料|所需资料|所需材料|查阅|资料清单|材料清单|^资料$|^台账|提供(?:资料|材料)/, role('evidence')],
  [/领域/, role('domain')],
  [/六位|人防管控建教/, role('pillar')],
  [/抽查|抽样|样本/, role('sample')],
  [/整改建议|工作建议|^建议$/, role('advice')],
  [/备注|^说明$|备考|^附注$/, role('note')],
  [/^(?:序号|编号|编码|代码|条目号?|项号|序列?)$|(?:指标|项目|条目)(?:编号|编码|代码|序号)$|^no$/i, role('code')],
  [/一级/, tier(1)], [/二级/, tier(2)], [/三级/, tier(3)], [/四级/, tier(4)],
  [/内容|要点|条款|观测点|考核点|评分点/, tier(null, true)],
  [/项目|类别|指标|要求|事项|任务|大项|小项|子项|板块|方面|要素|分类|^目标$|模块|条线|类型/, tier(null)],
]

/** A head without blanks, units and remarks in brackets: 分值（分） is 分值. */
export function plainHead(text: string): string {
  return text.normalize('NFKC').replace(/\p{White_Space}+/gu, '').replace(/[(（【[][^)）】\]]*[)）】\]]/g, '').replace(/[:：*＊]+$/g, '')
}

/** What a head's text means; null where it is not known. Heads are short. */
export function headWord(text: string): HeadWord | null {
  const plain = plainHead(text)
  if (plain === '' || plain.length > 14 || /[。；;]/.test(plain)) return null
  return words.find(([shape]) => shape.test(plain))?.[1] ?? null
}
