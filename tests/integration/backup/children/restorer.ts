/** Restores two backups in turns until it is killed; says `open` when it holds the folder, `restored` after each. */
import { writeSync } from 'node:fs'
import { holdFolder } from '../desk-on-disk'

const [folder = '', ...backups] = process.argv.slice(2)

async function main() {
  const held = await holdFolder(folder)
  if (held.holder.session === null) throw new Error('the folder cannot be opened')
  writeSync(1, 'open\n')
  for (let turn = 0; ; turn += 1) {
    await held.calls['backup.restore']({ backup: held.desk.offer(backups[turn % 2] ?? '') })
    writeSync(1, 'restored\n')
  }
}

void main()
