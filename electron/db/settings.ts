import { canonicalJson, type Json } from '../../shared/change/canonical-json'
import type { Reader, Tx } from './handles'

/** Settings of this laptop; they never travel. */
export type SettingKey = 'me' | 'fonts' | 'lastCampaign' | 'restored' | 'rubricLayouts' | `person:${string}` | `standIn:${string}` | `exports:${string}`

export function findSetting(db: Reader, key: SettingKey): Json {
  const row = db.get<{ value: string }>('SELECT value FROM setting WHERE key = ?', [key])
  return row ? (JSON.parse(row.value) as Json) : null
}

export function saveSetting(tx: Tx, key: SettingKey, value: Json): void {
  tx.run('INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, canonicalJson(value)])
}
