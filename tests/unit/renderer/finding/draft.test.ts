import { expect, it } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { useDraft } from '../../../../renderer/composables/use-draft'

it('what is being typed outlives late answers and changes elsewhere; untouched fields follow', async () => {
  const saved = shallowRef({ unit: '', person: '', cause: '旧' })
  const draft = effectScope().run(() => useDraft(() => saved.value))
  if (!draft) throw new Error('no scope')
  draft.person = '李四'
  saved.value = { unit: '某局', person: '', cause: '新' }
  await nextTick()
  expect(draft).toEqual({ unit: '某局', person: '李四', cause: '新' })
  saved.value = { ...saved.value, person: '王五' }
  await nextTick()
  expect(draft.person).toBe('李四')
  saved.value = { ...saved.value, person: '李四' }
  await nextTick()
  saved.value = { ...saved.value, person: '赵六' }
  await nextTick()
  expect(draft.person).toBe('赵六')
})
