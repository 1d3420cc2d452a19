/** `480 KB`, `3.2 MB`: as Windows counts, 1024 bytes to the kB. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilo = bytes / 1024
  if (kilo < 1024) return `${Math.round(kilo)} KB`
  const mega = kilo / 1024
  return `${mega < 10 ? Math.round(mega * 10) / 10 : Math.round(mega)} MB`
}
