/** `_x0041_` spells one character (ECMA-376, ST_Xstring). */
const decodeXstring = (text: string): string => (text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text)

/** Gathers the pieces of a text, `<t>` alone or in runs; readings (`<rPh>`) that stand above the characters are no part of it. */
export function textCollector() {
  let pieces: string[] = []
  let inText = false
  let reading = 0
  return {
    begin: (): void => {
      pieces = []
      inText = false
      reading = 0
    },
    open: (name: string): void => {
      if (name === 'rPh') reading += 1
      else if (name === 't') inText = reading === 0
    },
    close: (name: string): void => {
      if (name === 'rPh') reading -= 1
      else if (name === 't') inText = false
    },
    text: (text: string): void => {
      if (inText) pieces.push(text)
    },
    /** The text, its line ends as `\n`. */
    end: (): string => decodeXstring(pieces.join('')).replace(/\r\n?/g, '\n'),
  }
}

/** The same for a value that stands in the cell itself. */
export const plainText = (text: string): string => decodeXstring(text).replace(/\r\n?/g, '\n')
