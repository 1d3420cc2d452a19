import type { Place } from '../../rubric-draft/draft'
import type { Taken } from '../../rubric-workbook/cells'

/** What cannot be read of a rubric's workbook that came back: where, and what to do. The cell is empty where a whole sheet is meant. */
export interface OwnFault {
  readonly place: Place
  readonly message: string
}

/** Gathers faults; one is enough to import nothing. */
export class OwnFaults {
  readonly list: OwnFault[] = []

  add(place: Place, message: string): void {
    this.list.push({ place, message })
  }

  /** The value, or what stood there before, with a fault. */
  take<T>(place: Place, taken: Taken<T>, before: T): T {
    if (!('fault' in taken)) return taken.value
    this.add(place, taken.fault)
    return before
  }
}
