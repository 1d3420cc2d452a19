import { ESLint } from 'eslint'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** By name; the files on disk are the same for every compilation of a project. */
const parsedFiles = new Map<string, ts.SourceFile | undefined>()

/** Compiler messages about a file that exists only here, as part of the project that would hold it. */
function compile(project: string, file: string, text: string): string[] {
  const config = join(root, project, 'tsconfig.json')
  const parsed = ts.getParsedCommandLineOfConfigFile(config, { noEmit: true, emitDeclarationOnly: false }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })
  if (!parsed) throw new Error(`${config} cannot be read`)
  const path = join(root, file)
  const host: ts.CompilerHost & { useSourceOfProjectReferenceRedirect?: () => boolean } = ts.createCompilerHost(parsed.options)
  const { fileExists, readFile, getSourceFile } = host
  // The other rooms as they are written, not as they were last compiled.
  host.useSourceOfProjectReferenceRedirect = () => true
  host.fileExists = (name) => name === path || fileExists(name)
  host.readFile = (name) => (name === path ? text : readFile(name))
  host.getSourceFile = (name, ...rest) => {
    if (name === path) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
    const key = `${project} ${name}`
    if (!parsedFiles.has(key)) parsedFiles.set(key, getSourceFile(name, ...rest))
    return parsedFiles.get(key)
  }
  const program = ts.createProgram({ rootNames: [path, ...parsed.fileNames], options: parsed.options, ...(parsed.projectReferences ? { projectReferences: parsed.projectReferences } : {}), host })
  const found = [...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics(program.getSourceFile(path))]
  return found.filter(({ file: about }) => about === undefined || about.fileName === path).map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}

describe('what does not compile', () => {
  it.each([
    ['shared', 'shared/zz.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, 'node:fs'],
    ['shared', 'shared/zz.ts', `export const x = document.title`, "'document'"],
    ['shared', 'shared/zz.ts', `export { newId } from '../electron/new-id'`, 'rootDir'],
    ['renderer', 'renderer/zz.ts', `export { newId } from '../electron/new-id'`, 'electron/new-id.ts'],
    ['electron', 'electron/zz.ts', `export { applyRecords } from '../renderer/stores/apply-records'`, 'renderer/stores/apply-records.ts'],
    ['renderer', 'renderer/zz.ts', `export const x = process.env`, "'process'"],
    ['renderer', 'renderer/zz.ts', `import { join } from 'node:path'\nexport const x = join`, 'node:path'],
    ['electron', 'electron/zz.ts', `export const x = document.title`, "'document'"],
    ['electron', 'electron/zz.ts', `import type { Reader, Tx } from './db/handles'\nexport const x = (db: Reader): Tx => db`, 'Tx'],
  ])('in %s: %s', (project, file, text, about) => {
    expect(compile(project, file, text).join('\n')).toContain(about)
  })
  it('while what is allowed does', () => {
    expect(compile('shared', 'shared/zz.ts', `import { z } from 'zod'\nexport { toPoints } from './points'\nexport const x = z.string()`)).toEqual([])
    expect(compile('electron', 'electron/zz.ts', `import { join } from 'node:path'\nexport { toPoints } from '../shared/points'\nexport const x = join`)).toEqual([])
  })
})

describe('what lint refuses, naming the allowed place', () => {
  const eslint = new ESLint({ cwd: root, overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parserOptions: { project: null } } }], ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted') })
  const refused = async (file: string, text: string): Promise<string> => {
    const [result] = await eslint.lintText(text, { filePath: join(root, dirname(file), 'zz.ts') })
    return (result?.messages ?? []).map(({ message }) => message).join('\n')
  }
  it.each([
    ['shared/scoring/zz.ts', `export const x = Date.now()`, 'Time is an argument'],
    ['shared/scoring/zz.ts', `export const x = Math.random()`, 'Randomness is an argument'],
    ['renderer/stores/zz.ts', `import '../../electron/main'`, 'shared/'],
    ['renderer/components/base/zz.ts', `import '../../stores/campaign'`, 'Only pages use stores'],
    ['electron/db/zz.ts', `import 'electron'`, 'Only electron/main.ts'],
    ['electron/db/zz.ts', `import '../files/backups'`, 'db knows shared/ and Node only'],
    ['electron/files/zz.ts', `import '../db/changes'`, 'files knows shared/ and Node only'],
    ['electron/services/zz.ts', `import '../ipc/register'`, 'Services know neither IPC'],
    ['electron/services/zz.ts', `import 'sql.js'`, 'electron/db/sqlite only'],
    ['electron/services/zz.ts', `import 'exceljs'`, 'electron/export only'],
    ['electron/preload/zz.ts', `import 'zod'`, 'preload imports shared/ipc/channels'],
    ['electron/windows/zz.ts', `import '../../renderer/main'`, 'renderer/ is out of reach'],
  ])('%s: %s', async (file, text, message) => {
    expect(await refused(file, text)).toContain(message)
  })
})
