// Stands in for Electron's default_app.asar, which the substitute runtime lacks: `electron [-r module] folder [arguments]`.
const { app } = require('electron')
const { existsSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join, resolve } = require('node:path')

const given = process.argv.slice(1)
if (given.includes('--version')) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}

const modules = []
let folder
for (let at = 0; at < given.length && folder === undefined; at += 1) {
  if (given[at] === '-r' || given[at] === '--require') modules.push(given[(at += 1)])
  else if (!given[at].startsWith('-')) folder = resolve(given[at])
}
for (const name of modules) require(createRequire(join(process.cwd(), 'x.js')).resolve(name))

if (folder === undefined || !existsSync(join(folder, 'package.json'))) {
  process.stderr.write(`no application in ${folder}\n`)
  process.exit(1)
}
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
app.setPath('userData', join(app.getPath('appData'), app.name))
app.setAppPath(folder)
require(join(folder, about.main ?? 'index.js'))
