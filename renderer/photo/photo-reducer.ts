import type { PhotoAnswer, PhotoResult } from './photo-messages'

/** Reduces one picture; never throws. */
export type ReducePhoto = (photo: Blob, name: string, mediaType: string) => Promise<PhotoResult>

/** A worker for a batch of photos; `close` gives its memory back. */
export function openPhotoReducer(): { readonly reduce: ReducePhoto; readonly close: () => void } {
  let worker: Worker | null = null
  let tasks = 0
  const open = (): Worker => (worker ??= new Worker(new URL('./photo-worker.ts', import.meta.url), { type: 'module' }))
  function close(): void {
    worker?.terminate()
    worker = null
  }

  const reduce: ReducePhoto = (photo, name, mediaType) =>
    new Promise((resolve) => {
      const id = (tasks += 1)
      const at = open()
      const settle = (result: PhotoResult): void => {
        at.removeEventListener('message', hear)
        at.removeEventListener('error', fail)
        resolve(result)
      }
      const hear = ({ data }: MessageEvent<PhotoAnswer>): void => {
        if (data.id === id) settle(data.result)
      }
      // The thread itself died, e.g. for want of memory: the next photo gets a new one.
      const fail = (): void => {
        close()
        settle({ ok: false, error: { code: 'evidence-picture-damaged', detail: { name } } })
      }
      at.addEventListener('message', hear)
      at.addEventListener('error', fail)
      at.postMessage({ id, photo, name, mediaType })
    })

  return { reduce, close }
}
