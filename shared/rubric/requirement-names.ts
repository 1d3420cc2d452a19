import type { Rubric } from './rubric'

const ownNumber = /^(第?[一二三四五六七八九十百]+[、．.]|（[一二三四五六七八九十百]+）|\d+[.．、])\s*/
/** 打好一场攻坚 is known as 一场攻坚: what each of “十个一” is named by. */
const oneOfTen = /^[^一]{1,4}(一.{2,6})$/u

/** Names of the requirements for narrow heads, by code: without a number of their own, and from their 一 on where that names every one of them. */
export function requirementNames({ requirements }: Rubric): ReadonlyMap<string, string> {
  const plain = requirements.map(({ code, name }) => [code, name.trim().replace(ownNumber, '')] as const)
  const short = plain.map(([code, name]) => [code, oneOfTen.exec(name)?.[1] ?? ''] as const)
  return new Map(short.every(([, name]) => name !== '') ? short : plain)
}
