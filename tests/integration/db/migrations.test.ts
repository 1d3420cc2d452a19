import { expect, it } from 'vitest'
import { changeFields } from '../../../shared/campaign/blank-rows'
import { recordKinds } from '../../../shared/campaign/records'
import { listRows } from '../../../electron/db/record-rows'
import { listDraftRows } from '../../../electron/db/rubric-drafts'
import { listRubricVersions } from '../../../electron/db/rubric-versions'
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

it('rows of the first version keep every value and have the new fields blank', async () => {
  const db = await openDatabase({ folder: scratchFolder() })
  migrate(db, 1)
  db.transaction((tx) => {
    tx.run("INSERT INTO rubric_version VALUES ('d', 'r', '1', '{}')")
    tx.run("INSERT INTO campaign VALUES ('c', '甲', '2026', '2026-01-01', '2026-02-01', 'd', 0, '[]', 0)")
    tx.run(`INSERT INTO unit VALUES ('u', 'c', '632801', '格尔木市', '市县', '["城"]', 2, '861.50', 0)`)
    tx.run("INSERT INTO person VALUES ('p', 'c', '甲', '组长', 'leadAssessor', 0)")
    tx.run(`INSERT INTO entry VALUES ('u/I/team', 'c', 'u', 'I', 'team', '{"kind":"yoy","current":3,"previous":4}', '因', NULL, 0)`)
    tx.run("INSERT INTO claim VALUES ('k', 'c', 'u', 'penalty', 'K1', 'a', 3, '通报', 0)")
  })
  expect(migrate(db)).toBe(1)
  expect(listRows(db, 'unit', 'c')).toEqual([{ id: 'u', code: '632801', name: '格尔木市', group: '市县', zones: ['城'], order: 2, previousFinal: '861.50', leftOut: '', mergedInto: '', deleted: false }])
  expect(listRows(db, 'person', 'c')).toEqual([{ id: 'p', name: '甲', post: '组长', role: 'leadAssessor', onBehalfOf: '', reason: '', deleted: false }])
  expect(listRows(db, 'entry', 'c')).toEqual([{ id: 'u/I/team', unitId: 'u', itemId: 'I', slot: 'team', input: { kind: 'yoy', current: 3, previous: 4 }, note: '因', setAside: null, previous: null, former: [], review: null, deleted: false }])
  expect(listRubricVersions(db)).toEqual([{ digest: 'd', id: 'r', version: '1', publishedAt: 0 }])
  expect(listDraftRows(db)).toEqual([])
  expect(listRows(db, 'claim', 'c')).toEqual([{ id: 'k', unitId: 'u', list: 'penalty', item: 'K1', level: 'a', count: 3, matter: '通报', findingId: '', setAsideFrom: '', review: null, deleted: false }])
  db.close()
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
