import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { AppError } from '../../shared/failure'
import { limits } from './limits'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their prefix: `<x:row>` is a row. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes, parent: string): void
  close?(name: string): void
  text?(text: string): void
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute without regard to its prefix, as `r:id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name)
  return key === undefined ? undefined : attributes[key]
}

/** What the parser says of the text itself becomes `damaged`; our own refusals pass. */
function guarded<T>(part: string, body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('import-damaged', { part })
  }
}

function decoderFor(first: Buffer): TextDecoder {
  return new TextDecoder(first[0] === 0xff && first[1] === 0xfe ? 'utf-16le' : 'utf-8', { fatal: true })
}

function parserFor(handler: XmlHandler): SaxesParser {
  const parser = new SaxesParser()
  const path: string[] = []
  parser.on('doctype', () => {
    throw new AppError('import-unsafe')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name)
    handler.open?.(local, attributes, path.at(-1) ?? '')
    path.push(local)
    if (path.length > limits.depth) throw new AppError('import-unsafe')
  })
  parser.on('closetag', () => {
    const local = path.pop() ?? ''
    handler.close?.(local)
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))
  return parser
}

/**
 * Reads a part's XML piece by piece; it is well formed when this ends. `thin` may shorten a piece before it is parsed.
 * Throws AppError `import-damaged`, `import-unsafe` (a DOCTYPE, nesting without end), and what the handler throws.
 */
export async function readXml(part: string, pieces: AsyncIterable<Buffer>, handler: XmlHandler, thin: (xml: string) => string = (xml) => xml): Promise<void> {
  const parser = parserFor(handler)
  let decoder: TextDecoder | undefined
  for await (const piece of pieces) {
    decoder ??= decoderFor(piece)
    const decode = decoder
    guarded(part, () => parser.write(thin(decode.decode(piece, { stream: true }))))
  }
  guarded(part, () => {
    parser.write(decoder?.decode() ?? '')
    parser.close()
  })
}
