import { AppError } from '../../shared/failure'
import { InflateBudget, inflatePart } from './inflate-part'
import { limits } from './limits'
import { readXml, type XmlHandler } from './read-xml'
import type { ZipDirectory } from './zip-directory'

type Limit = { readonly [L in keyof typeof limits]: L extends `${string}Bytes` ? L : never }[keyof typeof limits]

/** The parts of one file, by lower-case name, each read as XML within its bound. */
export interface PartReader {
  has(name: string): boolean
  /** Throws AppError `import-damaged` where the part is not there. */
  read(name: string, limit: Limit, handler: XmlHandler, thin?: (xml: string) => string): Promise<void>
}

export function partReader(file: Buffer, directory: ZipDirectory): PartReader {
  const budget = new InflateBudget()
  return {
    has: (name) => directory.has(name),
    read: async (name, limit, handler, thin) => {
      const part = directory.get(name)
      if (!part) throw new AppError('import-damaged', { part: name })
      await readXml(part.name, inflatePart(file, part, limits[limit], budget), handler, thin)
    },
  }
}
