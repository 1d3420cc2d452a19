/** Opens a data folder, migrations included, until it is killed; says `begin` before and `open` after. */
import { writeSync } from 'node:fs'
import { openFolder } from '../../backup/data-folder'

async function main() {
  writeSync(1, 'begin\n')
  await openFolder(process.argv[2] ?? '')
  writeSync(1, 'open\n')
  setInterval(() => undefined, 1000)
}

void main()
