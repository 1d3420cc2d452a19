import { captureTime } from '../../shared/evidence/capture-time'
import { pictureLimit, pixelLimit } from '../../shared/evidence/limits'
import { pictureSize, sizeBytes, type PictureSize } from '../../shared/evidence/picture-size'
import { fitPicture, reductionSteps } from '../../shared/evidence/reduction'
import type { Failure } from '../../shared/ipc/contract'
import type { PhotoAnswer, PhotoResult, PhotoTask } from './photo-messages'

/** Reduces photos to their budget in a thread of its own, so that no keystroke waits while one is decoded. */
const failed = (code: string, detail: Failure['detail']): PhotoResult => ({ ok: false, error: { code, detail } })
/** Drawings and screenshots are sharp as PNG; a photo would be many times larger. */
const keepsLines: ReadonlySet<string> = new Set(['image/png', 'image/gif', 'image/bmp'])

function draw(source: CanvasImageSource, { width, height }: PictureSize, ground: string | null): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  if (ground !== null) {
    context.fillStyle = ground
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(source, 0, 0, width, height)
  return canvas
}

/** JPEG has no transparency: what shines through is paper. */
async function encode(bitmap: ImageBitmap, mediaType: string): Promise<{ blob: Blob; size: PictureSize }> {
  const size = fitPicture(bitmap)
  if (keepsLines.has(mediaType)) {
    const blob = await draw(bitmap, size, null).convertToBlob({ type: 'image/png' })
    if (blob.size <= pictureLimit) return { blob, size }
  }
  const whole = draw(bitmap, size, '#fff')
  for (const { scale, quality } of reductionSteps) {
    const smaller = fitPicture(size, Math.max(size.width, size.height) * scale)
    const blob = await (scale === 1 ? whole : draw(whole, smaller, '#fff')).convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size <= pictureLimit) return { blob, size: smaller }
  }
  throw new Error('does not fit')
}

async function reduce({ photo, name, mediaType }: PhotoTask): Promise<PhotoResult> {
  const head = new Uint8Array(await photo.slice(0, sizeBytes).arrayBuffer())
  const said = pictureSize(head, mediaType)
  if (!said) return failed('evidence-picture-damaged', { name })
  const pixels = said.width * said.height
  if (pixels > pixelLimit) return failed('evidence-pixels', { name, pixels: String(Math.ceil(pixels / 10_000)), limit: String(pixelLimit / 10_000) })
  const bitmap = await createImageBitmap(photo.slice(0, photo.size, mediaType), { imageOrientation: 'from-image' }).catch(() => null)
  if (!bitmap) return failed('evidence-picture-damaged', { name })
  try {
    const { blob, size } = await encode(bitmap, mediaType)
    return { ok: true, value: { content: blob, ...size, capturedAt: captureTime(head) } }
  } finally {
    bitmap.close()
  }
}

self.addEventListener('message', (event: MessageEvent<PhotoTask>) => {
  const { id, name } = event.data
  void reduce(event.data)
    .catch((error: unknown) => failed('evidence-unreadable', { name, cause: String(error) }))
    .then((result) => self.postMessage({ id, result } satisfies PhotoAnswer))
})
