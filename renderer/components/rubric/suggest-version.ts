/** Words that say a draft is one, and nothing of which version it becomes. */
const noVersion = /^(?:草稿)?$/

/** Name of the version to begin with when a draft is published: its own, else the year's. One that is taken goes on counting: 2026年版（第2版）. */
export function suggestVersion({ title, version }: { readonly title: string; readonly version: string }, taken: readonly string[], year: number): string {
  const own = version.trim()
  const first = noVersion.test(own) ? `${/(?:19|20)\d\d(?=年)/.exec(title)?.[0] ?? year}年版` : own
  const stem = first.replace(/（第\d+版）$/, '')
  let name = first
  for (let count = 2; taken.includes(name); count += 1) name = `${stem}（第${count}版）`
  return name
}
