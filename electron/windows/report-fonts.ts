import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** File names under which Windows keeps the fonts that it does not bring itself. */
const windowsFiles: Readonly<Record<string, RegExp>> = {
  方正小标宋简体: /^fzxbs/i,
  仿宋_GB2312: /^(simfang_gb2312|fangsong_gb2312|仿宋_gb2312)/i,
  楷体_GB2312: /^(simkai_gb2312|kaiti_gb2312|楷体_gb2312)/i,
}

/** Looks for a family among the fonts of this machine; a machine that does not tell has none. */
export function fontFinder(platform: string, env: Readonly<Record<string, string | undefined>>): (family: string) => boolean {
  try {
    if (platform === 'win32') {
      const folders = [join(env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), join(env['LOCALAPPDATA'] ?? '', 'Microsoft', 'Windows', 'Fonts')]
      const files = folders.flatMap((folder) => listed(folder))
      return (family) => files.some((file) => windowsFiles[family]?.test(file) === true)
    }
    const families = new Set(execFileSync('fc-list', [':', 'family'], { encoding: 'utf8', timeout: 5_000 }).split(/[\n,]/).map((name) => name.trim()))
    return (family) => families.has(family)
  } catch {
    return () => false
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
