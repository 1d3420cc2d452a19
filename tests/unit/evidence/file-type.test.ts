import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endingOf, judgeFile } from '../../../shared/evidence/file-type'
import { bytesOf, jpegHead, pngHead } from './files'

const judged = (head: Uint8Array, name: string): string => {
  const file = judgeFile(head, name)
  return file.kind === 'refused' ? file.code : `${file.kind} ${file.extension}`
}
const pad = new Uint8Array(64)
const ole = bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], pad)
const zip = bytesOf('PK', [3, 4], pad)
const mp4 = bytesOf([0, 0, 0, 24], 'ftypisom', pad)

describe('by the content', () => {
  test.each([
    [jpegHead(null), 'photo.jpg', 'picture jpg'],
    [jpegHead(null), 'photo.exe', 'picture jpg'],
    [jpegHead(null), '', 'picture jpg'],
    [pngHead(10, 10), '截图', 'picture png'],
    [bytesOf('GIF89a', pad), 'a.gif', 'picture gif'],
    [bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', pad), 'a.webp', 'picture webp'],
    [bytesOf('BM', new Uint8Array(12), [40, 0, 0, 0], pad), 'a.bmp', 'picture bmp'],
    [bytesOf('%PDF-1.7', pad), '文件.pdf', 'file pdf'],
    [bytesOf('%PDF-1.7', pad), '照片.jpg', 'file pdf'],
    [ole, '通知.doc', 'file doc'], [ole, '台账.et', 'file et'], [ole, '通知.WPS', 'file wps'],
    [zip, '台账.xlsx', 'file xlsx'], [zip, '通知.docx', 'file docx'], [zip, '材料.zip', 'file zip'], [zip, '公文.ofd', 'file ofd'],
    [mp4, '现场.mp4', 'file mp4'], [mp4, '录音.m4a', 'file m4a'],
    [bytesOf('ID3', pad), '录音.mp3', 'file mp3'], [bytesOf([0xff, 0xfb], pad), '录音.mp3', 'file mp3'],
    [bytesOf('#!AMR\n', pad), '录音.amr', 'file amr'],
    [bytesOf('名称,数量'.normalize().split('').map(() => 0xb0), '\n1'), '清单.csv', 'file csv'],
    [bytesOf([0xff, 0xfe, 0x61, 0]), '记录.txt', 'file txt'],
  ])('%#: %s is kept as %s', (head, name, expected) => expect(judged(head, name)).toBe(expected))
})

describe('refused', () => {
  test.each([
    [new Uint8Array(), '空.jpg', 'evidence-empty'],
    [bytesOf('MZ', pad), '照片.jpg', 'evidence-program'],
    [bytesOf([0x7f], 'ELF', pad), '照片.png', 'evidence-program'],
    [bytesOf('#!/bin/sh\nrm -rf /'), '说明.txt', 'evidence-program'],
    [bytesOf('@echo off'), '说明.bat', 'evidence-program'],
    [bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), '图.svg', 'evidence-program'],
    [bytesOf('<!doctype html><script>alert(1)</script>'), '页.html', 'evidence-program'],
    [bytesOf('<svg onload=alert(1)>'), '图.jpg', 'evidence-type'],
    [ole, '安装.msi', 'evidence-program'], [zip, '宏.docm', 'evidence-program'], [zip, '程序.jar', 'evidence-program'],
    [zip, '照片.jpg', 'evidence-type'], [ole, '没有扩展名', 'evidence-type'], [zip, 'x.constructor', 'evidence-type'], [zip, 'x.__proto__', 'evidence-type'],
    [bytesOf([0x4c, 0, 0, 0, 1, 0x14, 2, 0], pad), '通知.docx', 'evidence-program'],
    [bytesOf([0xca, 0xfe, 0xba, 0xbe], pad), 'A.class', 'evidence-program'],
    [bytesOf([0, 0, 0, 24], 'ftypheic', pad), 'IMG_1.HEIC', 'evidence-photo-format'],
    [bytesOf([0, 0, 0, 24], 'ftypmif1', pad), 'IMG_1.jpg', 'evidence-photo-format'],
    [bytesOf('II', [0x2a, 0], pad), '扫描.tif', 'evidence-photo-format'],
    [bytesOf([0, 1, 2, 3], pad), '数据.txt', 'evidence-type'],
    [bytesOf('BM is a word'), '说明.bmp', 'evidence-type'],
  ])('%#: %s as %s', (head, name, expected) => expect(judged(head, name)).toBe(expected))
})

test('whatever the bytes and the name, there is an answer, and never a page, a script or a drawing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ maxLength: 40 }), (head, name) => {
      const file = judgeFile(head, name)
      if (file.kind !== 'refused') expect(['svg', 'html', 'js', 'exe']).not.toContain(file.extension)
    }),
  )
})

test('an ending is the last part, without the path', () => {
  expect(['a.JPG', 'a', '.hidden', 'a.b.c', 'x.tar/y', `a.${'z'.repeat(40)}`].map(endingOf)).toEqual(['jpg', '', 'hidden', 'c', '', ''])
})
