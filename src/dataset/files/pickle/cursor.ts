import { DataError } from '../../error.ts';

/** The bytes end before the pickle does. */
export class CutShort extends DataError {}

/** Reads the operands of a pickle's opcodes; no operand makes it allocate: texts and bytes are parts of the input. */
export class Cursor {
  readonly #view: DataView;
  at: number;

  constructor(
    readonly bytes: Uint8Array,
    readonly place: string,
    start = 0,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = start;
  }

  /** Moves past `count` bytes and returns where they began. */
  #take(count: number): number {
    const start = this.at;
    if (!(count <= this.bytes.length - start)) {
      throw new CutShort(
        `${this.place}: expected ${count.toLocaleString('en')} bytes at ${start.toLocaleString('en')}, found ${this.bytes.length - start}; the pickle is cut short or damaged, download or write it again.`,
      );
    }
    this.at += count;
    return start;
  }

  byte = (): number => this.#view.getUint8(this.#take(1));
  uint16 = (): number => this.#view.getUint16(this.#take(2), true);
  uint32 = (): number => this.#view.getUint32(this.#take(4), true);
  int32 = (): number => this.#view.getInt32(this.#take(4), true);
  /** Lengths beyond 2⁵³ are beyond every file, too. */
  uint64 = (): number => Number(this.#view.getBigUint64(this.#take(8), true));
  double = (): number => this.#view.getFloat64(this.#take(8), false);

  part(count: number): Uint8Array {
    const start = this.#take(count);
    return this.bytes.subarray(start, start + count);
  }

  text(count: number): string {
    return new TextDecoder().decode(this.part(count));
  }

  /** The text up to the next line feed, which is consumed. */
  line(): string {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) this.#take(Infinity);
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  /** A little-endian two's complement integer of `count` bytes; a bigint where a double is not exact. */
  long(count: number): number | bigint {
    const bytes = this.part(count);
    let value = 0n;
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
    if (count > 0 && bytes[count - 1]! >= 128) value -= 1n << BigInt(8 * count);
    const plain = Number(value);
    return Number.isSafeInteger(plain) ? plain : value;
  }
}
