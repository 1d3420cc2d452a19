/** What an export can hold beside its 目录: the campaign's workbook, 整改台账 alone, the workbook of each chosen unit. */
export const exportKinds = ['campaign', 'ledger', 'unit'] as const
export type ExportKind = (typeof exportKinds)[number]

export const kindNames: Readonly<Record<ExportKind, string>> = { campaign: '考核汇总', ledger: '整改台账', unit: '评分表' }

/** One file of an export: its kind, and the unit of a 评分表. */
export interface ExportPart {
  readonly kind: ExportKind
  /** Null for what is of the whole campaign. */
  readonly unitId: string | null
}

/** Name of a part in what is remembered: the unit's id, or the kind. Ids are UUIDs, so the two never meet. */
export const partKey = ({ kind, unitId }: ExportPart): string => unitId ?? kind
