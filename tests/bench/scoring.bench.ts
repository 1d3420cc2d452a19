// Scoring 100 items of one unit in the core, beside parsing the same rubric as JSON (a named amount of plain work).
import { readFileSync } from 'node:fs'
import { checkRubric, scoreUnit } from '../../shared/scoring'
import { alternate, ms, report } from './measure'

interface WorkedCase { name: string; do: string; rubric: unknown; entries: unknown; expect?: { complete?: boolean } }

const text = readFileSync('resources/rubric/haixi-default.json', 'utf8')
const cases = JSON.parse(readFileSync('tests/fixtures/scoring-cases.json', 'utf8')) as WorkedCase[]
const worked = cases.find((c) => c.rubric === 'haixi-default' && c.do === 'score' && c.expect !== undefined)
const checked = checkRubric(JSON.parse(text))
if (!checked.ok || !worked) throw new Error('the bundled rubric or its worked case is missing')
const rubric = checked.value

const both = await alternate(200, () => scoreUnit(rubric, worked.entries), () => JSON.parse(text) as unknown)
report({ what: 'score 100 items in the core, against JSON.parse of the same rubric', measured: ms(both.ours), baseline: ms(both.baseline), ratio: (both.ours / both.baseline).toFixed(2) })
