import { onBeforeUnmount, onMounted } from 'vue'

/** Calls `leave` when the window is about to close or to load anew while the component is there, so that what is typed gets recorded. */
export function useBeforeUnload(leave: () => unknown): void {
  onMounted(() => window.addEventListener('beforeunload', leave))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', leave))
}
