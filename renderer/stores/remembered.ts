import { shallowRef, watch, type ShallowRef } from 'vue'

/** A value of the window kept on this machine between runs (no scores, no texts); falls back where storage is refused. */
export function remembered<T>(name: string, fallback: T): ShallowRef<T> {
  const key = `qianfen.${name}`
  const value = shallowRef(read(key, fallback))
  watch(value, (next) => {
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Only convenience is lost: the next run starts from the fallback.
    }
  })
  return value
}

function read<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(key)
    return text === null ? fallback : (JSON.parse(text) as T)
  } catch {
    return fallback
  }
}
