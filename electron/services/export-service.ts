import { z } from 'zod'
import { partKey, type ExportPart } from '../../shared/export/kinds'
import { handedOver, pastExportSchema, pastLimit, sinceOf, type PastExport } from '../../shared/export/past'
import type { Answer, Request } from '../../shared/ipc/contract'
import { assertNever } from '../../shared/assert-never'
import { ledgerSheet } from '../../shared/report/ledger-sheet'
import { pagePicture } from '../../shared/report/page-picture'
import { rankingSheet } from '../../shared/report/ranking-sheet'
import { digestsOf, type Digests } from '../../shared/report/report-digest'
import { scorecardSheet } from '../../shared/report/scorecard-sheet'
import type { SheetModel } from '../../shared/report/sheet-model'
import { layOut } from '../../shared/report/unit-layout'
import type { Reader } from '../db/handles'
import { findSetting, saveSetting } from '../db/settings'
import { findMe } from './actor'
import type { Services } from './context'
import { fontsOf } from './font-service'
import { reportsNow } from './report-service'

/** Exports of a campaign that this laptop remembers, newest first. What an older version wrote and this one cannot read is left out. */
export function listPast(db: Reader, campaignId: string): PastExport[] {
  const stored = z.array(z.unknown()).safeParse(findSetting(db, `exports:${campaignId}`))
  return (stored.success ? stored.data : []).flatMap((one) => {
    const past = pastExportSchema.safeParse(one)
    return past.success ? [past.data] : []
  })
}

const partsOf = (unitIds: readonly string[]): ExportPart[] => [{ kind: 'campaign', unitId: null }, { kind: 'ledger', unitId: null }, ...unitIds.map((unitId) => ({ kind: 'unit', unitId }) as const)]

/** Who exports, and the export that was named; one that is not remembered names nothing. */
export function exportBasis({ db }: Services, campaignId: string, since: string | null): ExportBasis {
  const past = listPast(db, campaignId).find(({ id }) => id === since)
  return { by: findMe(db)?.name ?? '', past: past ? { folder: past.folder, digests: past.digests } : null }
}

export interface ExportBasis {
  readonly by: string
  readonly past: { readonly folder: string; readonly digests: Digests } | null
}

export interface ExportMade {
  readonly campaignId: string
  /** Name of the folder, without its path. */
  readonly folder: string
  readonly files: number
  /** Of the parts that were written. */
  readonly digests: Digests
  /** The export since which only changes were wanted, or null. */
  readonly since: string | null
}

/** Remembers an export on this laptop; the oldest gives way. No change, no undo step: it alters nothing that anybody scored. */
export function rememberExport({ db, now, randomId }: Services, { campaignId, folder, files, digests, since }: ExportMade): PastExport {
  return db.transaction((tx) => {
    const past = listPast(tx, campaignId)
    const before = past.find(({ id }) => id === since) ?? null
    const made: PastExport = { id: randomId(), at: now(), by: findMe(tx)?.name ?? '', folder, files, digests: handedOver(digests, before) }
    saveSetting(tx, `exports:${campaignId}`, [made, ...past].slice(0, pastLimit))
    return made
  })
}

/** What each part of the campaign is to each export before. A unit that has no report now is not `same` as anything. */
function pastAnswer(services: Services, campaignId: string): Answer<'export.past'> {
  const past = listPast(services.db, campaignId)
  if (past.length === 0) return { exports: [] }
  const reports = reportsNow(services, campaignId)
  const unitIds = reports.state.units.map(({ id }) => id)
  const now = digestsOf(reports, services.sha256)
  const statesOf = (one: PastExport): [string, ReturnType<typeof sinceOf>][] => partsOf(unitIds).map((part) => [partKey(part), sinceOf(one, part, now[partKey(part)] ?? null)])
  return { exports: past.map((one) => ({ id: one.id, at: one.at, by: one.by, folder: one.folder, files: one.files, states: Object.fromEntries(statesOf(one)) })) }
}

const usualFonts = { title: '宋体', titleBold: true, body: '仿宋', kai: '楷体', hei: '黑体', song: '宋体' }

/** The sheet that a kind of workbook begins with, as it would be written today. Throws AppError `not-found`, `nothing-applicable`. */
function firstSheet(services: Services, { campaignId, kind, unitId }: Request<'export.preview'>): SheetModel {
  const reports = reportsNow(services, campaignId)
  const options = { exportDate: services.today(), fonts: fontsOf(services, usualFonts) }
  switch (kind) {
    case 'campaign':
      return rankingSheet(reports.campaign(options))
    case 'ledger':
      return ledgerSheet(reports.campaign(options))
    case 'unit':
      return scorecardSheet(layOut(reports.unit(unitId ?? '', options)))
    default:
      return assertNever(kind)
  }
}

export const exportHandlers = (services: Services) => ({
  'export.preview': (request: Request<'export.preview'>): Answer<'export.preview'> => ({ picture: pagePicture(firstSheet(services, request)) }),
  'export.past': ({ campaignId }: Request<'export.past'>): Answer<'export.past'> => pastAnswer(services, campaignId),
})
