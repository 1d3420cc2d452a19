/** `npm start [-- arguments]`: builds when sources changed, then opens the window. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfChanged } from './build.mjs'
import { electronEnvironment } from './setup/electron.mjs'
import { root } from './setup/run.mjs'

buildIfChanged()

const onLinux = process.platform === 'linux'
const asRoot = onLinux && process.getuid?.() === 0
if (asRoot) console.log('start: running as root, so Chromium runs without its sandbox; as another user it is on')
const electron = [join(root, 'node_modules', 'electron', 'cli.js'), ...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)]
const noDisplay = onLinux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
if (noDisplay) console.log('start: no display, so the window opens in a virtual one (xvfb-run); nobody sees it')
const [command, args] = noDisplay
  ? ['xvfb-run', ['-a', '-s', '-screen 0 1600x1000x24', process.execPath, ...electron]]
  : [process.execPath, electron]
const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: electronEnvironment() })
child.on('exit', (code) => process.exit(code ?? 1))
