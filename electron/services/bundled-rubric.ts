import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Rubric } from '../../shared/rubric/rubric'
import type { UnitInput } from '../../shared/ipc/contract'
import { parseRubric, type Services } from './context'

const rosterSchema = z.array(z.looseObject({ code: z.string(), name: z.string(), group: z.string(), zones: z.array(z.string()) }))

/** The stand-in rubric (默认替代稿) as it lies in the program's resources. */
export function bundledRubricText({ rubricFolder }: Pick<Services, 'rubricFolder'>): string {
  return readFileSync(join(rubricFolder, 'haixi-default.json'), 'utf8')
}

/** The stand-in rubric and the seven units of 海西 in official order. */
export function bundledRubric(services: Pick<Services, 'rubricFolder'>): { rubric: Rubric; units: UnitInput[] } {
  const roster = rosterSchema.parse(JSON.parse(readFileSync(join(services.rubricFolder, 'haixi-units.json'), 'utf8')))
  const units = roster.map(({ code, name, group, zones }, index) => ({ code, name, group, zones, order: index + 1, previousFinal: null }))
  return { rubric: parseRubric(bundledRubricText(services)), units }
}
