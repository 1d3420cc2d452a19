import { readFileSync } from 'node:fs'
import type { Fault } from '../../shared/fault'
import { formatPoints, parsePoints, ZERO } from '../../shared/points'
import { listItems } from '../../shared/rubric/tree'
import { checkRubric, rankUnits, scoreUnit } from '../../shared/scoring'
import type { Rubric } from '../../shared/rubric/rubric'
import { parseOptions } from './command-failure'
import { rankedJson, scorecardJson } from './scorecard-json'

const usage = `用法：
  qianfen validate RUBRIC.json
  qianfen score RUBRIC.json ENTRIES.json
  qianfen rank RUBRIC.json ENTRIES.json…
  qianfen sample --data DIR
  qianfen export --data DIR --campaign ID --out DIR [--units-only | --self]
  qianfen rubric export RUBRIC.json OUT.xlsx
  qianfen rubric import FILE.xlsx
`

/** Ends a command with faults as JSON on standard output and exit code 1 (scoring.md 7). */
class Refused extends Error {
  readonly errors: readonly Fault[]
  constructor(errors: readonly Fault[]) {
    super('refused')
    this.errors = errors
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    const missing = error instanceof Error && 'code' in error
    throw new Refused([{ where: file, code: missing ? 'unreadable' : 'not-json', message: missing ? `读不了文件 ${file}` : `${file} 不是 JSON 文件` }])
  }
}

function readRubric(file: string): Rubric {
  const checked = checkRubric(readJson(file))
  if (!checked.ok) throw new Refused(checked.errors)
  return checked.value
}

function validate(file: string): unknown {
  const rubric = readRubric(file)
  return { ok: true, items: listItems(rubric).length, points: formatPoints(parsePoints(rubric.basePoints) ?? ZERO) }
}

function score(rubricFile: string, entriesFile: string): unknown {
  const scored = scoreUnit(readRubric(rubricFile), readJson(entriesFile))
  if (!scored.ok) throw new Refused(scored.errors)
  return scorecardJson(scored.value)
}

function rank(rubricFile: string, entriesFiles: readonly string[]): unknown {
  const ranked = rankUnits(readRubric(rubricFile), entriesFiles.map(readJson))
  if (!ranked.ok) throw new Refused(ranked.errors)
  return { units: ranked.value.map(rankedJson) }
}

function answer(command: string | undefined, args: readonly string[]): unknown {
  const [first, second] = args
  if (command === 'validate' && first !== undefined && args.length === 1) return validate(first)
  if (command === 'score' && first !== undefined && second !== undefined && args.length === 2) return score(first, second)
  if (command === 'rank' && first !== undefined && args.length >= 2) return rank(first, args.slice(1))
  return undefined
}

/** The commands that take time: workbooks and data folders; undefined for any other. */
function slow(command: string | undefined, args: readonly string[]): Promise<number> | undefined {
  if (command === 'rubric') return rubricCommand(args)
  if (command === 'sample') {
    const options = parseOptions(args, ['data'])
    return options ? import('./sample').then(({ sample }) => sample(options.data)) : undefined
  }
  if (command === 'export') {
    const flag = args.at(-1)
    const [unitsOnly, self] = [flag === '--units-only', flag === '--self']
    const options = parseOptions(unitsOnly || self ? args.slice(0, -1) : args, ['data', 'campaign', 'out'])
    return options ? import('./export').then(({ exportWorkbooks }) => exportWorkbooks({ ...options, unitsOnly, self })) : undefined
  }
  return undefined
}

function rubricCommand([verb, file, out, ...more]: readonly string[]): Promise<number> | undefined {
  if (verb === 'export' && file !== undefined && out !== undefined && more.length === 0) return import('./rubric').then(({ exportRubric }) => exportRubric(file, out))
  if (verb === 'import' && file !== undefined && out === undefined) return import('./rubric').then(({ importRubric }) => importRubric(file))
  return undefined
}

/** Runs the command line of scoring.md 7 and gives the exit code. */
export function main(argv: readonly string[]): number | Promise<number> {
  const [command, ...args] = argv
  const running = slow(command, args)
  if (running) return running
  try {
    const result = answer(command, args)
    if (result === undefined) {
      process.stderr.write(usage)
      return 2
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    process.stdout.write(`${JSON.stringify({ ok: false, errors: error.errors })}\n`)
    return 1
  }
}
