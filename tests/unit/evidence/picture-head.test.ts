import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captureTime } from '../../../shared/evidence/capture-time'
import { pictureSize } from '../../../shared/evidence/picture-size'
import { bytesOf, jpegHead, pngHead, tiff } from './files'

describe('pixels', () => {
  test.each([
    ['image/jpeg', jpegHead(tiff(), 4032, 3024), { width: 4032, height: 3024 }],
    ['image/png', pngHead(50_000, 60_000), { width: 50_000, height: 60_000 }],
    ['image/gif', bytesOf('GIF89a', [0x2c, 1, 0xc8, 0], new Uint8Array(30)), { width: 300, height: 200 }],
    ['image/bmp', bytesOf('BM', new Uint8Array(12), [40, 0, 0, 0, 0x80, 2, 0, 0, 0x20, 0xfe, 0xff, 0xff], new Uint8Array(20)), { width: 640, height: 480 }],
    ['image/webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]), { width: 640, height: 480 }],
  ])('%s', (mediaType, bytes, size) => expect(pictureSize(bytes, mediaType)).toEqual(size))

  test.each([
    ['image/jpeg', new Uint8Array(40)], ['image/jpeg', bytesOf([0xff, 0xd8, 0xff, 0xe1, 0, 0], new Uint8Array(40))], ['image/jpeg', bytesOf([0xff, 0xd8], new Uint8Array(40).fill(0xff))],
    ['image/png', pngHead(0, 10)], ['image/png', pngHead(10, 10).subarray(0, 20)], ['image/webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPJUNK', new Uint8Array(30))], ['text/html', new Uint8Array(40)],
  ])('%s that says nothing sensible: none', (mediaType, bytes) => expect(pictureSize(bytes, mediaType)).toBeNull())
})

describe('capture time', () => {
  test.each([[true], [false]])('both orders of bytes (little: %s)', (little) => {
    expect(captureTime(jpegHead(tiff({ little })))).toBe('2026-11-23 10:32:07')
  })
  test('the digitized time where there is no original one', () => expect(captureTime(jpegHead(tiff({ tag: 0x9004 })))).toBe('2026-11-23 10:32:07'))
  test.each([
    ['no EXIF', jpegHead(null)], ['blank', jpegHead(tiff({ time: '    :  :     :  :  ' }))], ['zeros', jpegHead(tiff({ time: '0000:00:00 00:00:00' }))], ['month 13', jpegHead(tiff({ time: '2026:13:01 00:00:00' }))],
    ['markup', jpegHead(tiff({ time: '<script>alert(1)</s' }))], ['a link beyond the end', jpegHead(tiff({ folderAt: 0x7fffffff }))], ['a link to itself', jpegHead(tiff({ folderAt: 8 }))], ['a time beyond the end', jpegHead(tiff({ timeAt: 0xffffffff }))],
    ['a short time', jpegHead(tiff({ count: 5 }))], ['cut off', jpegHead(tiff()).subarray(0, 60)], ['a PNG', pngHead(5, 5)],
  ])('%s: none', (_, bytes) => expect(captureTime(bytes)).toBe(''))
})

test('damaged heads: an answer every time, nothing read beyond the array', () => {
  const good = jpegHead(tiff())
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }), fc.nat(good.length), (flips, length) => {
      const bytes = good.slice()
      for (const [at, value] of flips) bytes[at] = value
      expect(captureTime(bytes.subarray(0, length))).toMatch(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})?$/)
      for (const type of ['image/jpeg', 'image/png', 'image/gif', 'image/bmp', 'image/webp']) pictureSize(bytes.subarray(0, length), type)
    }),
    { numRuns: 2_000 },
  )
})
