import type { FileFacts } from './disk'

/** The memory object that the wasm exports. */
export interface ExportedMemory {
  readonly buffer: ArrayBuffer
}

/** Reads and writes C values in the memory of the wasm. Views are made again whenever the memory has grown. */
export class WasmMemory {
  private buffer: ArrayBuffer | undefined
  private bytesView = new Uint8Array(0)
  private dataView = new DataView(new ArrayBuffer(0))
  private readonly decoder = new TextDecoder()

  constructor(private readonly exported: () => ExportedMemory) {}

  bytes(pointer: number, length: number): Uint8Array {
    this.refresh()
    return this.bytesView.subarray(pointer, pointer + length)
  }

  text(pointer: number): string {
    this.refresh()
    return this.decoder.decode(this.bytesView.subarray(pointer, this.bytesView.indexOf(0, pointer)))
  }

  uint32(pointer: number): number {
    this.refresh()
    return this.dataView.getUint32(pointer, true)
  }

  setUint32(pointer: number, value: number): void {
    this.refresh()
    this.dataView.setUint32(pointer, value, true)
  }

  setInt16(pointer: number, value: number): void {
    this.refresh()
    this.dataView.setInt16(pointer, value, true)
  }

  setInt64(pointer: number, value: bigint): void {
    this.refresh()
    this.dataView.setBigInt64(pointer, BigInt.asIntN(64, value), true)
  }

  /** `struct stat` as Emscripten lays it out (its `writeStat`). */
  setStat(pointer: number, facts: FileFacts): void {
    this.bytes(pointer, 96).fill(0)
    this.setUint32(pointer, Number(BigInt.asUintN(32, facts.device)))
    this.setUint32(pointer + 4, facts.mode)
    this.setUint32(pointer + 8, facts.links)
    this.setInt64(pointer + 24, BigInt(facts.size))
    this.setUint32(pointer + 32, 4096)
    this.setUint32(pointer + 36, Math.ceil(facts.size / 512))
    const seconds = BigInt(Math.floor(facts.modifiedMs / 1000))
    for (const offset of [40, 56, 72]) this.setInt64(pointer + offset, seconds)
    this.setInt64(pointer + 88, facts.inode)
  }

  private refresh(): void {
    const { buffer } = this.exported()
    if (buffer === this.buffer) return
    this.buffer = buffer
    this.bytesView = new Uint8Array(buffer)
    this.dataView = new DataView(buffer)
  }
}
