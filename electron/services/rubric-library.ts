import { canonicalJson } from '../../shared/change/canonical-json'
import { AppError } from '../../shared/failure'
import type { Rubric } from '../../shared/rubric/rubric'
import { findRubricJson } from '../db/rubric-versions'
import { bundledRubricText } from './bundled-rubric'
import { parseRubric, type Services } from './context'

type Library = Pick<Services, 'db' | 'sha256' | 'rubricFolder' | 'rubricOf'>

/** The stand-in as it would be published: it is always in the library, and in the file from its first use on. */
export function bundledVersion(services: Pick<Services, 'sha256' | 'rubricFolder'>): { readonly digest: string; readonly json: string } {
  const json = canonicalJson(JSON.parse(bundledRubricText(services)))
  return { digest: services.sha256(json), json }
}

/** The rubric file of a version of the library. Throws AppError `not-found`. */
export function getVersionJson(services: Library, digest: string): string {
  const kept = findRubricJson(services.db, digest)
  if (kept !== null) return kept
  const bundled = bundledVersion(services)
  if (bundled.digest !== digest) throw new AppError('not-found')
  return bundled.json
}

/** A version of the library. Throws AppError `not-found`. */
export function getVersion(services: Library, digest: string): Rubric {
  return findRubricJson(services.db, digest) === null ? parseRubric(getVersionJson(services, digest)) : services.rubricOf(services.db, digest)
}
