import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { PaperChoice } from '../components/paper/paper-choice'

/** What was chosen last on 纸质表, by campaign: 照纸录入 follows the same sheets. Kept while the window lives. */
export const usePaperStore = defineStore('paper', () => {
  const chosen = shallowRef<{ readonly campaignId: string; readonly choice: PaperChoice } | null>(null)
  return {
    choiceOf: (campaignId: string | undefined): PaperChoice | null => (chosen.value?.campaignId === campaignId ? (chosen.value?.choice ?? null) : null),
    keep: (campaignId: string, choice: PaperChoice) => void (chosen.value = { campaignId, choice }),
  }
})
