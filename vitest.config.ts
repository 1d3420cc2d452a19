import vue from '@vitejs/plugin-vue'
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests of the pure core, and of the database and services, each on a data folder of its own: nothing keeps anything between two files, so a worker reads the modules once. */
const core = ['tests/unit/{analysis,backup,campaign,entry-form,evidence,export,finding,ipc,number,paper,report,rubric,rubric-change,rubric-draft,rubric-import,rule-words,scoring,self-assessment}/**/*.test.ts', 'tests/property/{analysis,change,finding,report,rubric,rubric-change,rubric-draft,rule-words,scoring,self-assessment}/**/*.test.ts', 'tests/golden/{paper,report}/**/*.test.ts', 'tests/integration/{db,services}/**/*.test.ts']

/** Tests of windows in happy-dom: each file gets a document of its own, while Vue and Element Plus are read once a worker. None mocks a module. */
const windows = ['tests/unit/renderer/**/*.test.ts']

export default defineConfig({
  plugins: [vue()],
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // V8's optimizing compilers cost files that run for seconds more than they gain.
    execArgv: ['--liftoff-only', '--no-opt', '--always-sparkplug'],
    projects: [
      { extends: true, test: { name: 'others', include: ['tests/{unit,property,golden,integration}/**/*.test.ts'], exclude: [...configDefaults.exclude, ...core, ...windows] } },
      { extends: true, test: { name: 'core', include: core, isolate: false } },
      { extends: true, test: { name: 'windows', include: windows, exclude: [...configDefaults.exclude], isolate: false } },
    ],
  },
})
