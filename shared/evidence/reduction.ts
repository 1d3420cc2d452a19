import { pictureEdge } from './limits'
import type { PictureSize } from './picture-size'

/** Tried in turn until the picture fits its bytes: first less quality, then fewer pixels. The last one fits whatever is on the picture. */
export const reductionSteps: readonly { readonly scale: number; readonly quality: number }[] = [
  { scale: 1, quality: 0.86 },
  { scale: 1, quality: 0.76 },
  { scale: 1, quality: 0.66 },
  { scale: 0.8, quality: 0.7 },
  { scale: 0.64, quality: 0.66 },
  { scale: 0.5, quality: 0.6 },
  { scale: 0.32, quality: 0.5 },
]

/** Pixels at which a picture is kept: its longest side at most `edge`, its proportions kept, never enlarged, at least one pixel. */
export function fitPicture({ width, height }: PictureSize, edge: number = pictureEdge): PictureSize {
  const scale = Math.min(1, edge / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
