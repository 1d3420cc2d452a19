/** `npm run dev`: the window with hot reload; main process and preload are built once at the start. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'
import { build } from './build.mjs'
import { electronEnvironment } from './setup/electron.mjs'
import { root } from './setup/run.mjs'

build()
const server = await createServer({ configFile: join(root, 'vite.renderer.config.ts'), server: { host: '127.0.0.1', port: 5173, strictPort: true } })
await server.listen()
const asRoot = process.platform === 'linux' && process.getuid?.() === 0
const child = spawn(process.execPath, [join(root, 'node_modules', 'electron', 'cli.js'), ...(asRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...electronEnvironment(), QIANFEN_DEV_SERVER: 'http://127.0.0.1:5173' },
})
child.on('exit', async (code) => {
  await server.close()
  process.exit(code ?? 1)
})
