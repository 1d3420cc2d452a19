import type { Failure } from '../../shared/ipc/contract'

/** What the window asks of its photo worker. */
export interface PhotoTask {
  readonly id: number
  readonly photo: Blob
  readonly name: string
  /** By its content: `image/jpeg`, `image/png`, … */
  readonly mediaType: string
}

/** A picture within the budget, without anything that the camera wrote into it. */
export interface ReducedPhoto {
  readonly content: Blob
  readonly width: number
  readonly height: number
  /** Local `YYYY-MM-DD HH:mm:ss` as the camera wrote it, or empty. */
  readonly capturedAt: string
}

export type PhotoResult = { readonly ok: true; readonly value: ReducedPhoto } | { readonly ok: false; readonly error: Failure }
export interface PhotoAnswer {
  readonly id: number
  readonly result: PhotoResult
}
