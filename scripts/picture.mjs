// `node scripts/picture.mjs`: takes docs/pictures/score.png, the picture of the README, from the built application.
import { buildIfChanged } from './build.mjs'
import { electronEnvironment } from './setup/electron.mjs'
import { run } from './setup/run.mjs'

buildIfChanged()
const display = process.platform === 'linux' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'] : []
const [command, ...args] = [...display, process.execPath, '--import', 'tsx', 'tests/e2e/picture.ts']
run(command, args, { shell: false, env: electronEnvironment() })
