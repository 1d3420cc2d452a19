/** Numbers of a list as they stand in a standard: a hole there may be a part that was lost. */
const circled = /[\u2460-\u2473\u2474-\u2487\u2776-\u277f\u3220-\u3229]/gu
const written = /(?:^|[。;:,\n分])(?:\(?(\d{1,2})\)|\(?([一二三四五六七八九十]{1,3})\)|(\d{1,2})[.、](?!\d)|([一二三四五六七八九十]{1,2})(?:是|、))/gu
const order = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五']

const valueOf = (text: string): number => (/^\d+$/u.test(text) ? Number(text) : order.indexOf(text) + 1)

/** Each number is the one after the last of its kind, or a new list's first. One number alone is the item's own. */
function goesUp(numbers: readonly number[]): boolean {
  return numbers.length < 2 || numbers.every((value, index) => value === 1 || (index > 0 && value === (numbers[index - 1] ?? 0) + 1))
}

/** Whether the numbers of the lists in a standard leave no hole. */
export function isNumberedInOrder(standard: string): boolean {
  const rings = [...standard.matchAll(circled)].map(([char]) => valueOf(char.normalize('NFKC').replace(/[().]/gu, '')))
  const lists: number[][] = [[], [], [], []]
  const text = standard.replace(circled, '').normalize('NFKC').replace(/[ \t]/gu, '')
  for (const match of text.matchAll(written)) {
    match.slice(1).forEach((found: string | undefined, style) => {
      if (found !== undefined) lists[style]?.push(valueOf(found))
    })
  }
  return goesUp(rings) && lists.every(goesUp)
}
