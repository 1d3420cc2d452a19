import { plainText } from './grid'

const total = /^(?:本页|本项|本表|本大项|各项|全部|考核|以上)?(?:合计|小计|总计|共计|累计|总分|总得分|合计得分|合计分值|总分值|总分合计|分值合计|满分)(?:分值|得分|分)?(?:[:：]?(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千]+)分?)?(?:[(（][^)）]*[)）])?$/u
const signer = '(?:考核组|检查组|督查组|考评组)?(?:组长|副组长|组员|成员|考核人员?|检查人员?|考评人员?|负责人|主要负责人|分管领导|填表人|制表人|填报人|审核人|复核人|经办人|联系人|被考核单位(?:负责人|主要负责人|盖章|签字)?|单位负责人|考核单位|被检查单位)'
const signature = new RegExp(`^${signer}(?:[(（]?(?:签字|签名|签章|盖章|公章)[)）]?)*[:：]|(?:签字|签名|签章|盖章|公章)[)）]?[:：]?_*$|(?:签字|签名|签章|盖章|公章)[)）]?[:：]|^(?:考核|检查|填表|填报)?(?:日期|时间)[:：]|^\\d{0,4}年\\d{0,2}月\\d{0,2}日$|^${signer}(?:签字|签名)`, 'u')
const note = /^(?:备注|说明|注|填表说明|填报说明|附注|考核说明|评分说明|计分说明|有关说明|几点说明|注意事项)(?:\d+)?(?:[:：.、;；]|$|(?=[1一①（(]))/u
const banner = /^第\d*页(?:[,，/]?共\d*页)?$|^共\d*页第\d*页$|^[(（]?(?:续|接)(?:上页|上表|下页|表|页)?\d*[)）]?$|^附(?:件|表)\d*[:：]?$|^[-—]\d+[-—]$|^[(（](?:转|接)下页[)）]$/u

/** 合计, 小计, 总分 and the like, with or without their number. */
export const isTotalWord = (text: string): boolean => text.length <= 40 && total.test(plainText(text))
/** A sum of part of the sheet: 小计, 本页合计. */
export const isPartTotal = (text: string): boolean => text.length <= 40 && /小计|本页|本项|本大项/u.test(plainText(text))
/** 考核组长（签字）：, 日期： and the like. Items about signing have no colon or blank behind it. */
export const isSignatureWord = (text: string): boolean => text.length <= 200 && signature.test(plainText(text).replace(/[_＿—-]{2,}/g, '_'))
/** Begins 备注：, 说明：, 注：. */
export const isNoteWord = (text: string): boolean => note.test(plainText(text.slice(0, 40)))
/** A page number, 续表, 附件1: nothing of the rubric. */
export const isBanner = (text: string): boolean => text.length <= 40 && banner.test(plainText(text))
