import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { workers } from './displays'

const reports = fileURLToPath(new URL('../../test-results', import.meta.url))

// Run by hand, without scripts/test.mjs: the substitute Electron where set-up had to make one.
const substitute = fileURLToPath(new URL('../../.cache/electron-runtime', import.meta.url))
if (existsSync(`${substitute}/complete`)) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= substitute

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.config.ts',
  testMatch: '**/*.e2e.ts',
  outputDir: `${reports}/e2e`,
  // Each worker has a display of its own (harness.ts): focus and clipboard belong to a display.
  workers,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `${reports}/playwright.json` }]],
})
