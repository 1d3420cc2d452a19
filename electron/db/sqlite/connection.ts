import type { Database as RawDatabase, Statement } from 'sql.js'
import type { SqlParams, SqlRow } from '../handles'
import type { Engine } from './engine'
import type { Mapping } from './real-files'
import { checkParams, checkValue, countParameters } from './sql-values'
import { databaseError, resultCodes, SqliteError } from './sqlite-error'

const maxStatements = 200

interface Prepared {
  readonly statement: Statement
  readonly columns: readonly string[]
  readonly parameters: number
}

/** The member that turns result codes into errors; the types leave its return open. */
interface OpenRaw extends Omit<RawDatabase, 'handleError'> {
  handleError(code: number): void
}

/** One SQLite connection: prepared statements kept by their text, checked parameters, errors with codes. No rules about transactions. */
export class Connection {
  private readonly prepared = new Map<string, Prepared>()
  private readonly raw: OpenRaw

  constructor(
    private readonly engine: Engine,
    readonly mapping: Mapping,
  ) {
    engine.files.expect(mapping)
    // The empty array leaves a twin in memory, so that sql.js finds something to remove when it closes.
    this.raw = this.guarded(() => this.openRaw())
    const explain = this.raw.handleError.bind(this.raw)
    this.raw.handleError = code => {
      try {
        explain(code)
      } catch (error) {
        throw new SqliteError(code & 0xff, error instanceof Error ? error.message : String(error))
      }
    }
  }

  all(sql: string, params: SqlParams = []): SqlRow[] {
    return this.guarded(() => this.rows(sql, params, Number.POSITIVE_INFINITY))
  }

  get(sql: string, params: SqlParams = []): SqlRow | undefined {
    return this.guarded(() => this.rows(sql, params, 1)[0])
  }

  /** Runs one statement, or several when there are no parameters. */
  run(sql: string, params: SqlParams = []): void {
    this.guarded(() => {
      if (params.length === 0 && /;\s*\S/.test(sql)) this.raw.run(sql)
      else this.rows(sql, params, Number.POSITIVE_INFINITY)
      if (/^\s*(create|alter|drop)\b/i.test(sql) || /;\s*\S/.test(sql)) this.forgetStatements()
    })
  }

  close(): void {
    this.forgetStatements()
    try {
      this.raw.close()
    } finally {
      this.engine.files.unmap(this.mapping)
    }
  }

  private openRaw(): OpenRaw {
    try {
      return new this.engine.sql.Database(new Uint8Array(0))
    } catch {
      // sql.js has no connection yet to ask, and says “out of memory” whatever happened.
      this.engine.files.unmap(this.mapping)
      throw new SqliteError(resultCodes.cannotOpen, 'unable to open database file')
    }
  }

  private guarded<T>(body: () => T): T {
    this.mapping.lastFailure = undefined
    try {
      return body()
    } catch (error) {
      throw databaseError(error, this.mapping)
    }
  }

  private rows(sql: string, params: SqlParams, limit: number): SqlRow[] {
    const { statement, columns, parameters } = this.prepare(sql)
    checkParams(params, parameters)
    const rows: SqlRow[] = []
    try {
      if (params.length > 0) statement.bind([...params])
      while (rows.length < limit && statement.step()) {
        const row: SqlRow = {}
        statement.get().forEach((value, i) => {
          const column = columns[i] ?? String(i)
          row[column] = checkValue(value, column)
        })
        rows.push(row)
      }
    } finally {
      statement.reset()
    }
    return rows
  }

  private prepare(sql: string): Prepared {
    const known = this.prepared.get(sql)
    if (known) {
      this.prepared.delete(sql)
      this.prepared.set(sql, known)
      return known
    }
    const statement = this.raw.prepare(sql)
    const made = { statement, columns: statement.getColumnNames(), parameters: countParameters(sql) }
    this.prepared.set(sql, made)
    for (const [oldest, { statement: old }] of this.prepared) {
      if (this.prepared.size <= maxStatements) break
      old.free()
      this.prepared.delete(oldest)
    }
    return made
  }

  private forgetStatements(): void {
    for (const { statement } of this.prepared.values()) statement.free()
    this.prepared.clear()
  }
}
