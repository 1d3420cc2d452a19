import { isSameJson } from '../change/canonical-json'
import type { Rubric } from '../rubric/rubric'
import { toRubricJson } from './convert'
import type { Draft } from './draft'

/**
 * The rubric file that a draft is published as. It is the placeholder, with the stand-in's notice, only while it says what the stand-in says,
 * the name of the version aside.
 */
export function toPublished(draft: Draft, version: string, standIn: Rubric): Record<string, unknown> {
  const { placeholder: _placeholder, ...json }: Record<string, unknown> = { ...toRubricJson(draft), version }
  if (isSameJson({ ...json, placeholder: true, version: '' }, { ...standIn, placeholder: true, version: '' })) return { ...json, placeholder: true }
  if (json['notice'] === standIn.notice) delete json['notice']
  return json
}
