import { ESLint } from 'eslint'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** A file that exists only here, in the project that would hold it, and a part of what the compiler says of it; `undefined` where it is content. */
type Written = readonly [project: string, file: string, text: string, about: string | undefined]

const written: readonly Written[] = [
  ['shared', 'shared/zz1.ts', `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`, 'node:fs'],
  ['shared', 'shared/zz2.ts', `export const x = document.title`, "'document'"],
  ['shared', 'shared/zz3.ts', `export { newId } from '../electron/new-id'`, 'rootDir'],
  ['shared', 'shared/zz4.ts', `import { z } from 'zod'\nexport { toPoints } from './points'\nexport const x = z.string()`, undefined],
  ['renderer', 'renderer/zz1.ts', `export { newId } from '../electron/new-id'`, 'electron/new-id.ts'],
  ['renderer', 'renderer/zz2.ts', `export const x = process.env`, "'process'"],
  ['renderer', 'renderer/zz3.ts', `import { join } from 'node:path'\nexport const x = join`, 'node:path'],
  ['electron', 'electron/zz1.ts', `export { applyRecords } from '../renderer/stores/apply-records'`, 'renderer/stores/apply-records.ts'],
  ['electron', 'electron/zz2.ts', `export const x = document.title`, "'document'"],
  ['electron', 'electron/zz3.ts', `import type { Reader, Tx } from './db/handles'\nexport const x = (db: Reader): Tx => db`, 'Tx'],
  ['electron', 'electron/zz4.ts', `import { join } from 'node:path'\nexport { toPoints } from '../shared/points'\nexport const x = join`, undefined],
]

/** Compiler messages by written file; a project is compiled once, with all of its written files. */
function compile(project: string): Map<string, string[]> {
  const config = join(root, project, 'tsconfig.json')
  const parsed = ts.getParsedCommandLineOfConfigFile(config, { noEmit: true, emitDeclarationOnly: false }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined })
  if (!parsed) throw new Error(`${config} cannot be read`)
  const texts = new Map(written.filter(([of]) => of === project).map(([, file, text]) => [join(root, file), text]))
  const host: ts.CompilerHost & { useSourceOfProjectReferenceRedirect?: () => boolean } = ts.createCompilerHost(parsed.options)
  const { fileExists, readFile, getSourceFile } = host
  // The other rooms as they are written, not as they were last compiled.
  host.useSourceOfProjectReferenceRedirect = () => true
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.readFile = (name) => texts.get(name) ?? readFile(name)
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name)
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
  }
  const program = ts.createProgram({ rootNames: [...texts.keys(), ...parsed.fileNames], options: parsed.options, ...(parsed.projectReferences ? { projectReferences: parsed.projectReferences } : {}), host })
  const general = [...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics()]
  return new Map([...texts.keys()].map((path) => {
    const found = [...general, ...program.getSemanticDiagnostics(program.getSourceFile(path))].filter(({ file }) => file === undefined || file.fileName === path)
    return [path, found.map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)]
  }))
}

const compiled = new Map<string, Map<string, string[]>>()

function saidOf(project: string, file: string): string[] {
  if (!compiled.has(project)) compiled.set(project, compile(project))
  return compiled.get(project)?.get(join(root, file)) ?? [`${file} was not compiled`]
}

describe('what does not compile, and what does', () => {
  it.each(written)('in %s: %s, %j', (project, file, _text, about) => {
    if (about === undefined) expect(saidOf(project, file)).toEqual([])
    else expect(saidOf(project, file).join('\n')).toContain(about)
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
