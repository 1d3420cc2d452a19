import './app/no-eval'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-overlay.css'
import 'element-plus/theme-chalk/el-dialog.css'
import 'element-plus/theme-chalk/el-popper.css'
import 'element-plus/theme-chalk/el-popover.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-date-picker.css'
import 'element-plus/theme-chalk/el-date-picker-panel.css'
import 'element-plus/theme-chalk/el-checkbox.css'
import 'element-plus/theme-chalk/el-checkbox-group.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/pages.css'
import './styles/entry.css'
import './styles/score.css'
import './styles/across.css'
import './styles/self.css'
import './styles/ranking.css'
import './styles/print.css'
import './styles/findings.css'
import './styles/draft.css'
import './styles/export.css'
import '../resources/paper/paper.css'
import './styles/paper.css'
import './styles/evidence.css'
import './styles/rule.css'
import './styles/rubric-import.css'
import './styles/rubric.css'
import './styles/version.css'
import { provideGlobalConfig } from 'element-plus'
import zhCn from 'element-plus/es/locale/lang/zh-cn.mjs'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { call } from './api/bridge'
import { printLight } from './app/print-light'
import { forbidStrayDrops } from './app/stray-drops'
import App from './App.vue'
import { copyTextKey } from './composables/copy-text'
import { draftKeeperKey } from './components/entry/entry-draft'
import { router } from './router'
import { useEntryDraftsStore } from './stores/entry-drafts'

function report(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  void call('window.failureReport', { message, stack: stack ?? '' })
}

const app = createApp(App)
app.config.errorHandler = (error) => {
  console.error(error)
  report(error)
}
window.addEventListener('unhandledrejection', (event) => report(event.reason))
// Element Plus declares these options by their run-time props, which the locale itself does not match.
provideGlobalConfig({ locale: zhCn } as unknown as Parameters<typeof provideGlobalConfig>[0], app, true)
app.use(createPinia()).use(router)
app.provide(draftKeeperKey, useEntryDraftsStore())
app.provide(copyTextKey, async (text) => {
  const reply = await call('text.copy', { text })
  if (!reply.ok) throw new Error(reply.error.code)
})
app.mount('#app')
printLight()
forbidStrayDrops()
