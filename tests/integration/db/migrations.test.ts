import { expect, it } from 'vitest'
import { changeFields } from '../../../shared/campaign/blank-rows'
import { recordKinds } from '../../../shared/campaign/records'
import { migrate, migrations, schemaVersion } from '../../../electron/db/migrate'
import { openDatabase } from '../../../electron/db/sqlite/open-database'
import { codeOf } from '../services/bench-of-services'
import { scratchFolder } from '../storage/scratch'

const versionOf = (db: Parameters<typeof migrate>[0]): number => Number(db.get<{ user_version: number }>('PRAGMA user_version')?.user_version)
const schemaOf = (db: Parameters<typeof migrate>[0]): unknown[] => db.all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')

it('an empty file comes to the newest schema: STRICT tables with a column for every field of every record', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  expect(migrate(db)).toBe(0)
  expect(versionOf(db)).toBe(schemaVersion)
  const tables = db.all<{ name: string; strict: number }>("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
  expect(tables.filter(({ strict }) => strict !== 1)).toEqual([])
  for (const kind of recordKinds) {
    const columns = db.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', [kind]).map(({ name }) => name)
    expect(columns).toEqual(expect.arrayContaining(changeFields[kind].map((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))))
  }
  db.close()
})

it('twice is once', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  migrate(db)
  const before = schemaOf(db)
  expect(migrate(db)).toBe(schemaVersion)
  expect(schemaOf(db)).toEqual(before)
  db.close()
})

it.each(migrations.map((_, index) => index))('a file of version %i, cut off or not, comes to the same schema', async (version) => {
  const fresh = await openDatabase({ folder: scratchFolder() })
  migrate(fresh)
  const db = await openDatabase({ folder: scratchFolder() })
  migrate(db, version)
  expect(versionOf(db)).toBe(version)
  // A migration that fails at any statement leaves the version before, whole.
  const before = schemaOf(db)
  const statements = migrations[version]?.length ?? 0
  for (const failAt of [0, 1, statements - 1, statements]) {
    let left = failAt
    const failing = { all: db.all.bind(db), get: db.get.bind(db), transaction: <T>(body: (tx: never) => T): T => db.transaction((tx) => body({ all: tx.all.bind(tx), get: tx.get.bind(tx), run: (sql: string) => { if (left-- === 0) throw new Error('cut'); tx.run(sql) } } as never)) }
    expect(() => migrate(failing as unknown as typeof db)).toThrow('cut')
    expect([versionOf(db), schemaOf(db)]).toEqual([version, before])
  }
  migrate(db)
  expect(schemaOf(db)).toEqual(schemaOf(fresh))
  db.close()
  fresh.close()
})

it('a newer file is refused and left alone', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  migrate(db)
  db.transaction((tx) => tx.run(`PRAGMA user_version=${schemaVersion + 1}`))
  const before = schemaOf(db)
  expect(codeOf(() => migrate(db))).toBe('file-newer')
  expect([versionOf(db), schemaOf(db)]).toEqual([schemaVersion + 1, before])
  db.close()
})
