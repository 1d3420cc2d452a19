/** How many pages a PDF of Chromium's has: its page objects are written in plain text. */
export function countPdfPages(pdf: Uint8Array): number {
  return (Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length
}
