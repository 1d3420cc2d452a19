import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const renderer = resolve(import.meta.dirname, '../../../renderer')
/** A stylesheet of one screen, and the folders whose components it is for. What several share belongs into base, shell or pages. */
const features: Readonly<Record<string, readonly string[]>> = {
  'findings.css': ['components/finding', 'pages/findings', 'components/claim', 'components/phase'],
  'ranking.css': ['components/ranking', 'pages/ranking', 'components/why', 'pages/why', 'components/totals', 'components/base'],
  'evidence.css': ['components/evidence'],
  'export.css': ['components/export', 'pages/export'],
  'self.css': ['components/self', 'components/across', 'components/score', 'pages/export'],
  'rule.css': ['components/rule', 'components/rubric-settings'],
  'paper.css': ['components/paper', 'pages/paper'],
  'rubric-import.css': ['components/rubric-import', 'pages/rubric-import'],
  'across.css': ['components/across', 'components/paste', 'components/finals', 'components/self', 'components/paper', 'components/draft', 'pages/item', 'pages/paper'],
}

const filesBelow = (folder: string, ending: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith(ending))

/** Classes that a rule styles wherever they stand: its whole selector is that class. What a narrow window changes is left out. */
function looseClasses(css: string): Set<string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  const selectors = [...plain.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.replace(/\([^()]*\)/g, '').replace(/\([^()]*\)/g, '').split(','))
  return new Set(selectors.flatMap((selector) => /^\s*\.([a-zA-Z][\w-]*)\s*$/.exec(selector)?.[1] ?? []))
}
/** Classes that a component names in its template, by `class` or by a key or text of `:class`. */
function usedClasses(component: string): Set<string> {
  const template = component.slice(component.indexOf('<template>'))
  const plain = [...template.matchAll(/(?<![:\w])class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/))
  const bound = [...template.matchAll(/:class="([^"]*)"/g)].flatMap(([, code = '']) => [...code.matchAll(/'([^']+)'|[{,]\s*([a-zA-Z][\w-]*)\s*[:,}]/g)].flatMap(([, text = '', key = '']) => `${text} ${key}`.split(/\s+/)))
  return new Set([...plain, ...bound])
}

it('a class that a screen’s stylesheet styles wherever it stands is not used by another screen for something else', () => {
  const components = filesBelow(renderer, '.vue').map((file) => ({ file, classes: usedClasses(readFileSync(join(renderer, file), 'utf8')) }))
  expect(components.length).toBeGreaterThan(100)
  const strays = Object.entries(features).flatMap(([sheet, folders]) => {
    const loose = looseClasses(readFileSync(join(renderer, 'styles', sheet), 'utf8'))
    const others = components.filter(({ file }) => !folders.some((folder) => file.startsWith(`${folder}/`)))
    return [...loose].flatMap((name) => others.filter(({ classes }) => classes.has(name)).map(({ file }) => `.${name} of ${sheet} in ${file}`))
  })
  expect(strays).toEqual([])
})

it('no two stylesheets style the same class wherever it stands', () => {
  const sheets = filesBelow(join(renderer, 'styles'), '.css').filter((sheet) => sheet !== 'print.css')
  const owners = new Map<string, string[]>()
  for (const sheet of sheets) for (const name of looseClasses(readFileSync(join(renderer, 'styles', sheet), 'utf8'))) owners.set(name, [...(owners.get(name) ?? []), sheet])
  expect([...owners].filter(([, list]) => list.length > 1)).toEqual([])
})

/** Made for it: what may go where there is little room. */
const narrowOnly = 'w9'

it('a narrow window hides no class that components of two folders use, for two things', () => {
  const components = filesBelow(renderer, '.vue').map((file) => ({ folder: file.split('/').slice(0, -1).join('/'), classes: usedClasses(readFileSync(join(renderer, file), 'utf8')) }))
  const strays = filesBelow(join(renderer, 'styles'), '.css').flatMap((sheet) => {
    const media = [...readFileSync(join(renderer, 'styles', sheet), 'utf8').matchAll(/@media \(max[^{]*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}/g)].map(([, body = '']) => body).join('\n')
    const hiding = [...media.matchAll(/([^{}]+)\{[^{}]*display:\s*none[^{}]*\}/g)].flatMap(([, list = '']) => list.split(','))
    const loose = hiding.flatMap((selector) => /^\s*\.([a-zA-Z][\w-]*)\s*$/.exec(selector)?.[1] ?? [])
    return loose.filter((name) => name !== narrowOnly && new Set(components.filter(({ classes }) => classes.has(name)).map(({ folder }) => folder)).size > 1).map((name) => `.${name} of ${sheet}`)
  })
  expect(strays).toEqual([])
})
