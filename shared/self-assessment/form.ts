import { z } from 'zod'
import { entrySchema } from '../scoring/entry'

/** What is wrong in a cell of a 自评表 that came back: where, what stands there, and what to do. */
export const cellFaultSchema = z.strictObject({
  /** `自评表`!`G12`; the cell is empty where a whole row is missing. */
  sheet: z.string(),
  cell: z.string(),
  /** The item that is left out because of it; empty where the row belongs to none. */
  itemId: z.string(),
  /** Its code and 填报项, as far as they are known. */
  what: z.string(),
  /** What stands in the cell, cut; empty for nothing. */
  found: z.string(),
  message: z.string(),
})
export type CellFault = z.infer<typeof cellFaultSchema>

/** The figures of one item, whole and held against its rule. `input` is null where only 自评说明 was written. */
export const readItemSchema = z.strictObject({
  itemId: z.string(),
  /** Of its first row. */
  cell: z.string(),
  input: entrySchema.nullable(),
  /** 自评说明; empty leaves what is there. The reason of a judgement or of 不适用 stands in the input. */
  note: z.string(),
})
export type ReadItem = z.infer<typeof readItemSchema>

/** A 自评表 as it came back. Items that are neither here nor in a fault were left blank: 未报. */
export const selfFormSchema = z.strictObject({
  unitId: z.string(),
  items: z.array(readItemSchema),
  faults: z.array(cellFaultSchema),
  /** Rows of the table that were read, and items that the unit left blank. */
  rows: z.number().int(),
  blank: z.number().int(),
  /** What changed since the form went out, in Chinese; nothing of it is lost. */
  notes: z.array(z.string()),
})
export type SelfForm = z.infer<typeof selfFormSchema>
