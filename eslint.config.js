import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const zone = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } })
const ban = (group, message) => ({ group, message })

const node = ban(['node:*', 'fs', 'path', 'crypto', 'os', 'worker_threads'], 'Node modules belong in electron/ (shared is pure, the window has the bridge).')
const electronPackage = ban(['electron', 'electron/*'], 'Only electron/main.ts, electron/windows, electron/ipc and electron/preload may import the electron package.')
const electronRoom = ban(['**/electron/**'], 'electron/ is out of reach here; what both sides need lives in shared/.')
const rendererRoom = ban(['**/renderer/**'], 'renderer/ is out of reach here; what both sides need lives in shared/.')
const excel = ban(['exceljs'], 'exceljs is touched by electron/export only; build a model in shared/report.')
const sql = ban(['sql.js', 'sql.js/*'], 'sql.js is touched by electron/db/sqlite only.')
const xml = ban(['saxes'], 'saxes is touched by electron/import only.')
const pureOnly = [electronPackage, electronRoom, rendererRoom, node, excel, sql, xml]

const impure = [
  { name: 'Date', message: 'Time is an argument in shared/ (style.md 6).' },
  { name: 'crypto', message: 'Randomness and digests are arguments in shared/ (style.md 6).' },
  { name: 'process', message: 'shared/ knows no process.' },
  { name: 'window', message: 'shared/ knows no window.' },
]

export default [
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'scripts/electron-runtime/**', '.cache/**', '.types/**', 'test-results/**', 'coverage/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  ...[...tseslint.configs.recommendedTypeChecked, ...vue.configs['flat/recommended'], ...accessibility.configs['flat/recommended']].map((config) => ({
    ...config,
    files: config.files ?? ['**/*.ts', '**/*.vue'],
  })),
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tseslint.parser,
        // One program for all rooms reads each file once.
        project: 'tsconfig.lint.json',
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only (default exports in *.config files).' }],
      'no-eval': 'error',
      eqeqeq: ['error', 'always'],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['**/*.vue'],
    // Only here: with it typescript-eslint watches for changes between two files, which a single run has no use for.
    languageOptions: { parserOptions: { project: 'renderer/tsconfig.json', extraFileExtensions: ['.vue'] } },
    rules: {
      'no-restricted-syntax': 'off',
      'vue/no-v-html': 'error',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/attributes-order': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/one-component-per-file': 'error',
      'vuejs-accessibility/label-has-for': 'off',
      // Some rooms of Element Plus resolve to error types in templates that vue-tsc checks itself.
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },

  zone(['shared/**/*.ts'], pureOnly),
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness is an argument in shared/ (style.md 6).' }],
    },
  },
  zone(['renderer/**/*.ts', 'renderer/**/*.vue'], [electronPackage, ban(['**/electron/**', '!element-plus/**'], electronRoom.message), node, excel, sql, xml]),
  zone(['renderer/components/**/*.{ts,vue}'], [electronPackage, ban(['**/electron/**'], electronRoom.message), node, excel, sql, xml, ban(['**/stores/**', '**/api/**'], 'Only pages use stores and the API; components take props and emit events.')]),
  zone(['electron/preload/**/*.ts'], [ban(['zod', '../../shared/**', '../ipc/**', '!../../shared/ipc', '!../../shared/ipc/channels', '!../../shared/ipc/channels.ts'], 'The preload imports shared/ipc/channels and nothing else (it must stay small).'), rendererRoom, node]),
  zone(['electron/db/**/*.ts'], [electronPackage, rendererRoom, excel, ban(['**/files/**', '**/services/**', '**/ipc/**', '**/windows/**'], 'db knows shared/ and Node only.')]),
  zone(['electron/db/!(sqlite)/**/*.ts', 'electron/db/*.ts'], [electronPackage, rendererRoom, excel, sql, ban(['**/files/**', '**/services/**', '**/ipc/**', '**/windows/**'], 'db knows shared/ and Node only.')]),
  zone(['electron/files/**/*.ts'], [electronPackage, rendererRoom, excel, sql, ban(['**/db/**', '**/services/**', '**/ipc/**', '**/windows/**'], 'files knows shared/ and Node only.')]),
  zone(['electron/services/**/*.ts'], [electronPackage, rendererRoom, excel, sql, xml, ban(['../ipc/**', '../windows/**'], 'Services know neither IPC registration nor windows; the shapes of shared/ipc/contract are theirs to use.')]),
  zone(['electron/export/**/*.ts'], [electronPackage, rendererRoom, sql, ban(['**/ipc/**', '**/windows/**', '**/db/**', '**/services/**'], 'export knows shared/ and Node only.')]),
  zone(['electron/import/**/*.ts'], [electronPackage, rendererRoom, excel, sql, ban(['**/ipc/**', '**/windows/**', '**/db/**', '**/services/**', '**/export/**'], 'import knows shared/, files and Node only.')]),
  zone(['electron/cli/**/*.ts', 'electron/data-worker.ts', 'electron/export-worker.ts', 'electron/import-process.ts'], [electronPackage, rendererRoom, excel, sql, xml]),
  zone(['electron/main.ts', 'electron/windows/**/*.ts', 'electron/ipc/**/*.ts'], [rendererRoom, excel, sql, xml]),

  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.config.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { ignores: ['*.config.ts'] },
]
