import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A word on a page; points from the top left corner. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly middle: number
}

export interface Page {
  readonly width: number
  readonly height: number
  readonly words: readonly Word[]
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function toWord([, left, top, right, bottom, text = '']: RegExpMatchArray): Word {
  return { text: text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole), left: Number(left), right: Number(right), middle: (Number(top) + Number(bottom)) / 2 }
}

/** The pages of a PDF with their words, as poppler finds them. */
export async function readPdf(file: string): Promise<Page[]> {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 28 })
  return [...stdout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(([, width, height, body = '']) => ({
    width: Number(width),
    height: Number(height),
    words: [...body.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs)].map(toWord),
  }))
}

/** True when this machine has a face with the widths of Times New Roman. */
export async function hasTimes(): Promise<boolean> {
  const { stdout } = await run('fc-match', ['Times New Roman', 'family'])
  return /times|liberation serif|tinos/i.test(stdout)
}
