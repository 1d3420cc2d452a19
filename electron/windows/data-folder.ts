import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/failure'

const settingsSchema = z.object({ dataFolder: z.string().optional() })

export interface Surroundings {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly userData: string
}

export interface FoundFolder {
  readonly folder: string
  /** Chosen in 设置: when it is gone (a stick, a drive), that is said; an empty one in its place would look like lost data. */
  readonly mustExist: boolean
}

/** Where the data lives: `--data-dir`, else QIANFEN_DATA, else what was chosen in 设置, else `数据` beside the settings. */
export function findDataFolder({ args, env, userData }: Surroundings): FoundFolder {
  const given = argument(args) ?? env['QIANFEN_DATA']
  if (given !== undefined && given !== '') return { folder: resolve(given), mustExist: false }
  const chosen = readSettings(userData).dataFolder
  return chosen === undefined ? { folder: join(userData, '数据'), mustExist: false } : { folder: chosen, mustExist: true }
}

/** Remembers a chosen folder after trying to write there; copies nothing. Throws AppError `folder-unusable`. */
export function rememberDataFolder(userData: string, folder: string): void {
  const probe = join(folder, '.qianfen-probe')
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch {
    throw new AppError('folder-unusable', { folder })
  }
  writeFileSync(settingsFile(userData), JSON.stringify({ dataFolder: folder }))
}

/** The arguments of a restart on the folder chosen last. */
export function withoutDataFolder(args: readonly string[]): string[] {
  return args.filter((each, at) => !each.startsWith('--data-dir') && args[at - 1] !== '--data-dir')
}

function argument(args: readonly string[]): string | undefined {
  const joined = args.find((each) => each.startsWith('--data-dir='))
  if (joined !== undefined) return joined.slice('--data-dir='.length)
  const at = args.indexOf('--data-dir')
  return at === -1 ? undefined : args[at + 1]
}

function readSettings(userData: string): z.infer<typeof settingsSchema> {
  if (!existsSync(settingsFile(userData))) return {}
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(settingsFile(userData), 'utf8')))
  } catch {
    return {}
  }
}

function settingsFile(userData: string): string {
  return join(userData, 'settings.json')
}
