/** Names that were typed in one field: parted by 、 or a comma, a semicolon or a new line; each once. */
export const listOf = (text: string): string[] => [...new Set(text.split(/[、，,；;\n]/).map((name) => name.trim()).filter((name) => name !== ''))]
