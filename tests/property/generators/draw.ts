import fc from 'fast-check'

/** Draws values one after another from fast-check, which shrinks and replays them. Points are drawn as hundredths. */
export class Draw {
  readonly #g: fc.GeneratorValue
  constructor(g: fc.GeneratorValue) { this.#g = g }

  whole(min: number, max: number): number { return this.#g(fc.integer, { min, max }) }
  flip(): boolean { return this.#g(fc.boolean) }
  one<T>(list: readonly T[]): T { return list[this.whole(0, list.length - 1)] as T }
  times<T>(min: number, max: number, body: (index: number) => T): T[] { return Array.from({ length: this.whole(min, max) }, (_, index) => body(index)) }
  some<T>(list: readonly T[]): T[] { return list.filter(() => this.flip()) }
  /** A decimal of at most `places` decimals: the double that JSON would give. */
  decimal(min: number, max: number, places = this.whole(0, 6)): number {
    const scale = 10 ** places
    return this.whole(Math.ceil(min * scale), Math.floor(max * scale)) / scale
  }
  /** A measured input: often a small whole number, sometimes as large or as fine as is allowed. */
  measure(): number {
    const kind = this.whole(0, 9)
    if (kind < 2) return 0
    if (kind < 7) return this.whole(1, 400)
    return kind < 9 ? this.decimal(0, 1000) : this.decimal(0, 999_999_999, 3)
  }
  text(): string {
    return this.one(['', '未部署', '超过24小时未修复', '甲；乙', '“引”号', '3×2−1=5', ' 空 白\n换行 ', 'cafe\u0301', '得5分，定3分 = 8分'])
  }
}

/** Values that `make` draws. */
export const drawn = <T>(make: (draw: Draw) => T): fc.Arbitrary<T> => fc.gen().map((g) => make(new Draw(g)))

/** Everyday share of runs, all with QIANFEN_FULL=1. */
export const runs = (everyday: number): number => (process.env['QIANFEN_FULL'] === '1' ? everyday * 20 : everyday)
