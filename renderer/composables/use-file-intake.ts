import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** What was dropped, pasted or chosen: files, and the names of folders, which cannot be taken. */
export interface FileIntake {
  readonly files: readonly File[]
  readonly folders: readonly string[]
}

const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false

/** Files of a drop or a paste. Read at once: the transfer is empty after the event. */
export function filesOf(transfer: DataTransfer | null): FileIntake {
  const taken = [...(transfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  const folders = taken.flatMap((item) => {
    const entry = item.webkitGetAsEntry()
    return entry?.isDirectory ? [entry.name] : []
  })
  return { files: [...(transfer?.files ?? [])].filter(({ name }) => !folders.includes(name)), folders }
}

interface Means {
  readonly root: Readonly<Ref<HTMLElement | null>>
  readonly enabled: () => boolean
  /** Takes Ctrl+V of the whole page, wherever the focus is: one place of a page does. */
  readonly pastes: () => boolean
  readonly take: (intake: FileIntake) => void
}

/**
 * Dropping files onto an element, and pasting them. A text is never taken from the field it is meant for: only a clipboard that holds files and
 * no plain text (a screenshot, a photo, files of the file manager) is taken. Everything else a page is dropped on does nothing (`forbidStrayDrops`).
 */
export function useFileIntake({ root, enabled, pastes, take }: Means) {
  /** Files are being dragged over the window; over the element itself. */
  const dragging = ref(false)
  const over = ref(false)

  const inside = (event: Event): boolean => event.target instanceof Node && (root.value?.contains(event.target) ?? false)
  const underDialog = (): boolean => document.querySelector('[aria-modal="true"]') !== null && root.value?.closest('[aria-modal="true"]') === null
  const isOurs = (event: DragEvent): boolean => carriesFiles(event.dataTransfer) && enabled() && !underDialog()

  function drag(event: DragEvent): void {
    if (!isOurs(event)) return
    dragging.value = true
    over.value = inside(event)
    if (!over.value) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
  }
  function leave(event: DragEvent): void {
    if (event.relatedTarget === null) dragging.value = over.value = false
  }
  function drop(event: DragEvent): void {
    dragging.value = over.value = false
    if (!isOurs(event) || !inside(event)) return
    event.preventDefault()
    take(filesOf(event.dataTransfer))
  }
  function paste(event: ClipboardEvent): void {
    const { clipboardData } = event
    if (!carriesFiles(clipboardData) || clipboardData?.types.includes('text/plain') || !pastes() || !enabled() || underDialog()) return
    event.preventDefault()
    take(filesOf(clipboardData))
  }

  const events = [['dragenter', drag], ['dragover', drag], ['dragleave', leave], ['drop', drop], ['paste', paste]] as const
  onMounted(() => events.forEach(([name, listen]) => window.addEventListener(name, listen as EventListener)))
  onBeforeUnmount(() => events.forEach(([name, listen]) => window.removeEventListener(name, listen as EventListener)))
  return { dragging, over }
}
