import { expect, test } from 'vitest'
import { Farewell } from '../../../electron/ipc/farewell'

test('the end waits for the window, which is asked once', async () => {
  const steps: string[] = []
  const farewell = new Farewell(() => {
    steps.push('asked')
    setTimeout(() => { steps.push('left'); farewell.left() }, 5)
  })
  await farewell.taken()
  expect(steps).toEqual(['asked', 'left'])
})

test('a window that does not answer keeps nobody', async () => {
  const farewell = new Farewell(() => undefined)
  farewell.left()
  await farewell.taken(5)
})
