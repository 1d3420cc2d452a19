/** Writes entries until it is killed; says `r n` with the last entry it found, `b n` before a transaction, `c n` before its commit, `a n` once it was acknowledged. Synchronous writes to stdout: no line is lost. */
import { writeSync } from 'node:fs'
import { openDatabase } from '../../../../electron/db/sqlite/open-database'

const [folder = ''] = process.argv.slice(2)

async function main() {
  const db = await openDatabase({ folder })
  db.transaction(tx => {
    tx.run('CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT')
    tx.run('CREATE TABLE IF NOT EXISTS change (id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry, body TEXT NOT NULL) STRICT')
  })
  let id = db.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM entry')?.id ?? 0
  writeSync(1, `r ${id}\n`)
  for (;;) {
    id += 1
    const body = String(id).padEnd(200 + (id % 7) * 700, 'x')
    writeSync(1, `b ${id}\n`)
    db.transaction(tx => {
      tx.run('INSERT INTO entry (id, body) VALUES (?, ?)', [id, body])
      tx.run('INSERT INTO change (id, entry, body) VALUES (?, ?, ?)', [id, id, body])
      writeSync(1, `c ${id}\n`)
    })
    writeSync(1, `a ${id}\n`)
    if (id % 40 === 0) db.checkpoint()
  }
}

void main()
