import { inject, type InjectionKey } from 'vue'

/** Puts a text on the clipboard. */
export type CopyText = (text: string) => Promise<void>

/** main.ts gives the main process's clipboard here: the window itself has no permission at all, that one included (S15). */
export const copyTextKey: InjectionKey<CopyText> = Symbol('copy text')

export function useCopyText(): CopyText {
  return inject(copyTextKey, (text) => navigator.clipboard.writeText(text))
}
