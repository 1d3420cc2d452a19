/** Bytes of a workbook that people bring; what is larger is no table. */
export const workbookBytes = 30 * 1024 * 1024
