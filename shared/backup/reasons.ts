/** Why a backup was made; part of its file name. */
export const backupReasons = ['open', 'close', 'timer', 'manual', 'before-import', 'before-version', 'before-migration', 'before-restore'] as const
export type BackupReason = (typeof backupReasons)[number]
