import { defineConfig } from '@playwright/test'
import { fileURLToPath } from 'node:url'

const reports = fileURLToPath(new URL('../../test-results', import.meta.url))

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: `${reports}/e2e`,
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: `${reports}/playwright.json` }]],
})
