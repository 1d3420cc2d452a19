/** 53 bits of a text in hex, the same on every laptop; for names within one rubric, never for secrets. */
function hash53(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b >>> 0).toString(16).padStart(8, '0') + (a >>> 0).toString(16).padStart(8, '0')
}

/** Names made of what they name, so that the same file gives the same names; each is given once. */
export function idMaker(prefix: string): (...about: readonly (string | number)[]) => string {
  const given = new Set<string>()
  return (...about) => {
    const text = about.join('\n')
    let id = `${prefix}${hash53(text)}`
    for (let again = 1; given.has(id); again += 1) id = `${prefix}${hash53(`${text}\n${again}`)}`
    given.add(id)
    return id
  }
}
