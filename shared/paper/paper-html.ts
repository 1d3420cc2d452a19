import { escapeHtml, toHtml } from './element'
import { pageElement } from './page-element'
import type { PaperDocument } from './paper-document'

/** Documents as one HTML file for the printer; its style sheet is `/paper.css` beside it. */
export function paperHtml(documents: readonly PaperDocument[], title: string): string {
  const sheets = documents.flatMap(({ pages, titleBold }) => pages.map((page) => toHtml(pageElement(page, titleBold))))
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/paper.css"></head><body class="sheets">${sheets.join('')}</body></html>`
}
