/** Opens, writes and reads in a worker thread, as the application does. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../../../electron/db/sqlite/open-database'

async function main() {
  const db = await openDatabase({ folder: workerData.folder, wasmFile: workerData.wasmFile })
  db.transaction(tx => tx.run('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT'))
  for (let i = 0; i < 200; i++) db.transaction(tx => tx.run('INSERT INTO t (b) VALUES (?)', [`行 ${i}`]))
  parentPort?.postMessage(db.get('SELECT count(*) AS n, max(b) AS b FROM t'))
  db.close()
}

void main()
