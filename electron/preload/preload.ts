import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { channels, notices, type Bridge, type Channel, type Notice } from '../../shared/ipc/channels'

const known: ReadonlySet<string> = new Set(channels)
const announced: ReadonlySet<string> = new Set(notices)

/** The window's only way out: named calls and named notices, never the IPC event itself. */
const bridge: Bridge = {
  call(channel: Channel, request: unknown): Promise<unknown> {
    if (!known.has(channel)) return Promise.resolve({ ok: false, error: { code: 'bad-request', detail: {} } })
    return ipcRenderer.invoke(channel, request)
  },
  on(notice: Notice, listener: (payload: unknown) => void): () => void {
    if (!announced.has(notice)) return () => undefined
    const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
    ipcRenderer.on(notice, forward)
    return () => void ipcRenderer.removeListener(notice, forward)
  },
}

contextBridge.exposeInMainWorld('qianfen', bridge)
