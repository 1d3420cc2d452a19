/** How a unit leaves the campaign: into another or out, with the reason. */
export interface Leave {
  readonly reason: string
  readonly into: string | null
  readonly takeOver: boolean
}
