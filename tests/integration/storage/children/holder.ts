/** Takes the lock of a folder and says how it went; holds it until killed. */
import { writeSync } from 'node:fs'
import { lockDataFolder } from '../../../../electron/files/folder-lock'

const [folder = '', program = '另一程序'] = process.argv.slice(2)

lockDataFolder(folder, { program }).then(
  () => {
    writeSync(1, 'held\n')
    setInterval(() => undefined, 1000)
  },
  error => {
    writeSync(1, `refused ${error.code} ${error.detail?.holder ?? ''}\n`)
  },
)
