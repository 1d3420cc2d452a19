import type { Bridge } from '../shared/ipc/channels'

declare global {
  interface Window {
    /** Put there by the preload; absent when the page is opened outside the application. */
    readonly qianfen?: Bridge
  }
}
