#!/usr/bin/env node
// The command line in plain Node: loads the TypeScript sources through tsx, so that it works right after `npm ci`.
import { tsImport } from 'tsx/esm/api'

const { main } = await tsImport('../electron/cli/main.ts', import.meta.url)
process.exitCode = await main(process.argv.slice(2))
