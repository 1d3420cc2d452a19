import { headBytes, judgeFile } from '../../shared/evidence/file-type'
import { dataFolderPaths } from './data-folder'
import { readEvidence } from './evidence-files'

/** A picture of the evidence for the window, held against its hash; null for one that is missing, changed, unreadable, or no picture. */
export async function readPicture(dataFolder: string, id: string): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const content = await readEvidence(dataFolderPaths(dataFolder).evidence, id).catch(() => null)
  if (content?.state !== 'there') return null
  const type = judgeFile(content.bytes.subarray(0, headBytes), '')
  return type.kind === 'picture' ? { bytes: content.bytes, mediaType: type.mediaType } : null
}
