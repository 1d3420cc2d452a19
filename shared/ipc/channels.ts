/** Names of all calls from the window. No zod here: the preload imports this list and nothing else. */
export const channels = [
  'app.start',
  'app.openDataFolder',
  'me.save',
  'me.standIn',
  'campaign.createSample',
  'campaign.create',
  'campaign.open',
  'campaign.update',
  'rubric.bundled',
  'unit.save',
  'unit.remove',
  'unit.leaveOut',
  'unit.bringBack',
  'unit.lastFinals',
  'unit.saveFinals',
  'entry.record',
  'entry.note',
  'item.record',
  'item.lastYear',
  'item.fillPrevious',
  'claim.save',
  'claim.remove',
  'veto.save',
  'veto.remove',
  'finding.save',
  'finding.remove',
  'rectification.save',
  'rectification.move',
  'progress.add',
  'progress.remove',
  'exempt.save',
  'evidence.begin',
  'evidence.piece',
  'evidence.keep',
  'evidence.add',
  'evidence.unlink',
  'evidence.caption',
  'evidence.inspect',
  'evidence.saveAs',
  'assessment.move',
  'assessment.late',
  'history.list',
  'history.undo',
  'history.redo',
  'export.chooseFolder',
  'export.past',
  'export.write',
  'export.cancel',
  'export.showFolder',
  'text.copy',
  'text.save',
  'backup.now',
  'backup.list',
  'backup.look',
  'backup.findGood',
  'backup.chooseFile',
  'backup.restore',
  'restored.seen',
  'dataFolder.choose',
  'window.failureReport',
] as const
export type Channel = (typeof channels)[number]

/** Names of all messages to the window. */
export const notices = ['save-state', 'backup-state', 'export-progress'] as const
export type Notice = (typeof notices)[number]

/** What the preload puts on `window`. Every call resolves to a `Reply`; nothing throws across the bridge. */
export interface Bridge {
  call(channel: Channel, request: unknown): Promise<unknown>
  on(notice: Notice, listener: (payload: unknown) => void): () => void
}
