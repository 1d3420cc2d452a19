import { AppError, valueOf } from '../../shared/failure'
import type { GivenWorkbook } from '../../shared/import/given-workbook'
import type { RubricReading } from '../../shared/rubric-import/reading'
import type { SelfForm } from '../../shared/self-assessment/form'
import type { SelfFrame } from '../../shared/self-assessment/read-form'
import type { GivenFile, ReadingReply, ReadingRequest, ReadingResult, RubricRequest } from './reading-messages'

/** The reading process, whatever started it. */
export interface ReadingProcess {
  post(request: ReadingRequest): void
  /** `ready` once, then a reply to each request. */
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}

interface Means {
  readonly start: () => ReadingProcess
  /** From the moment that the process is ready. */
  readonly timeoutMs: number
  /** For the start itself, generous: an office laptop may be busy. */
  readonly startMs?: number
  readonly log: (fault: string) => void
}

interface Running {
  readonly process: ReadingProcess
  readonly ready: Promise<void>
  gone: boolean
  settle: (message: ReadingReply | 'gone') => void
}

/** Reads workbooks one after another in a process of their own, which is killed where it takes too long and started again for the next file. */
export class WorkbookReader {
  readonly #means: Means
  #running: Running | undefined
  #queue: Promise<unknown> = Promise.resolve()

  constructor(means: Means) {
    this.#means = means
  }

  /** Throws AppError `import-…`: the file's own refusal, `import-timeout`, `import-stopped`. */
  read(file: GivenFile): Promise<GivenWorkbook> {
    return this.#inTurn({ file }) as Promise<GivenWorkbook>
  }

  /** A 自评表 that came back. Throws AppError `import-…` as `read`, `self-…` where it is none of this campaign's. */
  readForm(file: GivenFile, frame: SelfFrame): Promise<SelfForm> {
    return this.#inTurn({ file, frame }) as Promise<SelfForm>
  }

  /** What a workbook says as a rubric; a second reading under the same key parses no file. Throws AppError `import-…` as `read`. */
  readRubric(file: GivenFile, rubric: RubricRequest): Promise<RubricReading> {
    return this.#inTurn({ file, rubric }) as Promise<RubricReading>
  }

  /** Ends the process; the next file starts another. */
  close(): void {
    this.#running?.process.kill()
    this.#running = undefined
  }

  #inTurn(request: ReadingRequest): Promise<ReadingResult> {
    const result = this.#queue.then(() => this.#readNow(request))
    this.#queue = result.catch(() => undefined)
    return result
  }

  async #readNow(request: ReadingRequest): Promise<ReadingResult> {
    const running = (this.#running ??= this.#start())
    await this.#within(this.#means.startMs ?? 20_000, running.ready)
    if (running.gone) throw new AppError('import-stopped')
    const answered = new Promise<ReadingReply | 'gone'>((resolve) => (running.settle = resolve))
    running.process.post(request)
    const answer = await this.#within(this.#means.timeoutMs, answered)
    if (answer === 'gone') throw new AppError('import-stopped')
    if (answer.fault !== undefined) this.#means.log(`import: ${answer.fault}`)
    return valueOf(answer.reply)
  }

  #start(): Running {
    const process = this.#means.start()
    let isReady: () => void = () => undefined
    const running: Running = { process, ready: new Promise((resolve) => (isReady = resolve)), gone: false, settle: () => undefined }
    process.onMessage((message) => (message === 'ready' ? isReady() : running.settle(message as ReadingReply)))
    process.onExit(() => {
      if (this.#running === running) this.#running = undefined
      running.gone = true
      isReady()
      running.settle('gone')
    })
    return running
  }

  /** Kills the process where it does not answer in time. */
  async #within<T>(ms: number, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('import-timeout', { seconds: String(Math.round(ms / 1000)) })), ms)
    })
    try {
      return await Promise.race([answer, late])
    } catch (error) {
      this.close()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
