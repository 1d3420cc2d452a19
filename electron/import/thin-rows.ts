const prefix = '(?:[\\w.-]+:)?'
const attributes = '(?: [\\w:.-]+="[^"<>]*")*'
const nextIsPlaced = `(?=<(?:${prefix}(?:c r="|row r=")|/))`
/** A formatted cell without content, before something that says itself where it stands. */
const emptyCell = new RegExp(`<${prefix}c r="[A-Z]{1,3}\\d{1,7}"${attributes}/>${nextIsPlaced}`, 'g')
const emptyRow = new RegExp(`<(${prefix}row) r="\\d{1,7}"${attributes}(?:/>|></\\1>)${nextIsPlaced}`, 'g')

/**
 * Takes out of a sheet's XML what holds nothing: a file with a million formatted rows is then read in seconds. Comments and CDATA could
 * hold the same signs as text, so from the first of them on nothing is taken out.
 */
export function rowThinner(): (xml: string) => string {
  let plain = true
  let last = ''
  return (xml) => {
    plain &&= !`${last}${xml}`.includes('<!')
    last = xml.slice(-1)
    return plain ? xml.replace(emptyCell, '').replace(emptyRow, '') : xml
  }
}
