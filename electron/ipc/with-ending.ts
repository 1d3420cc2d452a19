import { existsSync } from 'node:fs'

/**
 * The file that a dialog named, with its ending: the dialogs of Linux add none. What is there under the name with the ending was not
 * among what the dialog asked to replace, so that the next free name is taken.
 */
export function withEnding(file: string, extension: string): string {
  if (file.toLowerCase().endsWith(`.${extension}`)) return file
  let named = `${file}.${extension}`
  for (let number = 2; existsSync(named); number += 1) named = `${file}_${number}.${extension}`
  return named
}
