import { BrowserWindow, session, type Session, type WebContents } from 'electron'
import { AppError } from '../../shared/failure'
import { guardSession } from './guards'
import { safePreferences } from './main-window'

/** An origin of its own: nothing of the window reaches it, and it reaches nothing. */
const paperOrigin = 'app://paper'
const contentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** What a print dialog came to. */
export type Printed = 'printed' | 'cancelled'

/**
 * Turns a file of sheets into a PDF or into paper, in a hidden window that lives as long as one job: no scripts, no preload, a session of its own that
 * serves the one document and its style sheet and cancels everything else.
 */
export class PaperPrinter {
  readonly #css: () => string
  #session: Session | undefined
  #html = ''
  #window: BrowserWindow | undefined

  /** `css`: what stands at `/paper.css`. */
  constructor(css: () => string) {
    this.#css = css
  }

  /** A4 landscape as the style sheet says, fonts embedded. Throws AppError `paper-failed`. */
  async pdf(html: string): Promise<Buffer> {
    return this.#on(html, async (contents) => {
      try {
        return await contents.printToPDF({ preferCSSPageSize: true, landscape: true, printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 } })
      } catch (error) {
        throw new AppError('paper-failed', { reason: error instanceof Error ? error.name : '' })
      }
    })
  }

  /** The system's dialog. Throws AppError `no-printer`, `print-failed`. */
  async print(html: string): Promise<Printed> {
    return this.#on(html, async (contents) => {
      if ((await contents.getPrintersAsync()).length === 0) throw new AppError('no-printer')
      return new Promise<Printed>((resolve, reject) => {
        contents.print({ silent: false, printBackground: true, landscape: true, pageSize: 'A4', margins: { marginType: 'none' } }, (done, reason) => {
          if (done) resolve('printed')
          else if (/cancel/i.test(reason)) resolve('cancelled')
          else reject(new AppError('print-failed', { reason }))
        })
      })
    })
  }

  /** Ends the job under way: it throws AppError `paper-failed`. */
  stop(): void {
    this.#window?.destroy()
  }

  async #on<T>(html: string, act: (contents: WebContents) => Promise<T>): Promise<T> {
    this.#html = html
    const window = new BrowserWindow({ show: false, width: 1200, height: 900, title: '千分', webPreferences: { ...safePreferences, javascript: false, session: this.#ownSession(), devTools: false } })
    this.#window = window
    const gone = new Promise<never>((_, reject) => window.once('closed', () => reject(new AppError('paper-failed', { reason: '窗口已关闭' }))))
    try {
      return await Promise.race([gone, window.loadURL(`${paperOrigin}/sheets.html`).then(() => act(window.webContents))])
    } finally {
      this.#html = ''
      this.#window = undefined
      gone.catch(() => undefined)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  #ownSession(): Session {
    if (this.#session) return this.#session
    const css = this.#css()
    const own = session.fromPartition('paper')
    guardSession(own, undefined)
    own.protocol.handle('app', (request) => {
      const file = request.method === 'GET' ? { [`${paperOrigin}/sheets.html`]: ['text/html', this.#html] as const, [`${paperOrigin}/paper.css`]: ['text/css', css] as const }[request.url] : undefined
      const headers = { 'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`, 'content-security-policy': contentSecurityPolicy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }
      return new Response(file?.[1] ?? 'not found', { status: file ? 200 : 404, headers })
    })
    this.#session = own
    return own
  }
}
