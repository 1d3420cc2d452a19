import { AppError } from '../../shared/failure'

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte)
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zip = [0x50, 0x4b, 0x03, 0x04]
const emptyZip = [0x50, 0x4b, 0x05, 0x06]
const inDirectory = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))

function textOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 8192)
  if (startsWith(head, [0xff, 0xfe])) return head.toString('utf16le', 2)
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
}

/** Text of any encoding: no control characters but tabs and line ends. */
const looksLikeText = (text: string): boolean => !/[\u0000-\u0008\u000e-\u001f]/.test(text)

/**
 * Lets a zip pass and says what any other file is by its first bytes, whatever its name. Throws AppError `import-empty`, `import-password`,
 * `import-old-xls`, `import-web-page`, `import-text-file`, `import-not-workbook`.
 */
export function checkFileKind(bytes: Buffer): void {
  if (bytes.length === 0) throw new AppError('import-empty')
  if (startsWith(bytes, zip) || startsWith(bytes, emptyZip)) return
  if (startsWith(bytes, ole)) throw new AppError(inDirectory(bytes, 'EncryptedPackage') ? 'import-password' : inDirectory(bytes, 'WordDocument') ? 'import-not-workbook' : 'import-old-xls')
  const text = textOf(bytes)
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|table|style|div)\b/is.test(text) || /^MIME-Version:/i.test(text)) throw new AppError('import-web-page')
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) throw new AppError('import-old-xls')
  throw new AppError(looksLikeText(text) && !text.startsWith('%PDF') ? 'import-text-file' : 'import-not-workbook')
}
