import { ascending } from './ascending.ts';

/**
 * Ascending indices as text: for a link, for the key of a job and for the command line. Few ranges are written as they are, `3,7,10-12`. Many are written as runs: the
 * gap before each run and its length less one, in turn, each in a Rice code, six bits a character. 10,000 random features
 * of 65,536 take about 7,000 characters.
 */

const RANGES_READABLE = 24;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
/** A Rice code's remainder has at most this number of bits. */
const MOST_BITS = 31;
const LARGEST = 2 ** 32 - 1;

/** Writes ascending indices. The text has letters, digits, `,`, `-`, `_` and `~` only. */
export function printIndices(indices: Uint32Array): string {
  const runs = runsOf(indices);
  if (runs.length <= 2 * RANGES_READABLE) return readable(runs);
  const gaps = runs.filter((_, i) => i % 2 === 0);
  const lengths = runs.filter((_, i) => i % 2 === 1);
  const bits = [bitsFor(gaps), bitsFor(lengths)] as const;
  const writer = new BitWriter();
  runs.forEach((value, i) => writer.rice(value, bits[i % 2]!));
  return `~${DIGITS[bits[0]]}${DIGITS[bits[1]]}${writer.text()}`;
}

/**
 * Reads indices; undefined if the text was not written by `printIndices`.
 *
 * @param most  the largest number of indices that is read
 */
export function parseIndices(text: string, most = 2 ** 24): Uint32Array | undefined {
  if (text === '') return new Uint32Array();
  if (!text.startsWith('~')) return readableIndices(text, most);
  const runs = packedRuns(text.slice(1));
  return runs && indicesOf(runs, most);
}

/** The gap before each run and its length less one, in turn. */
function runsOf(indices: Uint32Array): number[] {
  const runs: number[] = [];
  let next = 0;
  for (let i = 0; i < indices.length;) {
    const start = indices[i]!;
    let end = i + 1;
    while (end < indices.length && indices[end] === start + end - i) end++;
    runs.push(start - next, end - i - 1);
    // The index after a run cannot be a member.
    next = start + (end - i) + 1;
    i = end;
  }
  return runs;
}

function indicesOf(runs: readonly number[], most: number): Uint32Array | undefined {
  let total = 0;
  for (let i = 1; i < runs.length; i += 2) total += runs[i]! + 1;
  if (total > most) return undefined;
  const indices = new Uint32Array(total);
  let [at, next] = [0, 0];
  for (let i = 0; i < runs.length; i += 2) {
    const start = next + runs[i]!;
    const length = runs[i + 1]! + 1;
    if (start + length - 1 > LARGEST) return undefined;
    for (let j = 0; j < length; j++) indices[at++] = start + j;
    next = start + length + 1;
  }
  return indices;
}

function readable(runs: readonly number[]): string {
  const parts: string[] = [];
  let next = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const start = next + runs[i]!;
    const last = start + runs[i + 1]!;
    parts.push(last === start ? `${start}` : `${start}-${last}`);
    next = last + 2;
  }
  return parts.join(',');
}

/** Reads ranges in any order, as a person may write them. */
function readableIndices(text: string, most: number): Uint32Array | undefined {
  const ranges: (readonly [number, number])[] = [];
  let total = 0;
  for (const part of text.split(',')) {
    const [, from, to = from] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    if (!(last >= first && last <= LARGEST)) return undefined;
    total += last - first + 1;
    if (total > most) return undefined;
    ranges.push([first, last]);
  }
  const indices = new Uint32Array(total);
  let at = 0;
  for (const [first, last] of ranges) for (let i = first; i <= last; i++) indices[at++] = i;
  return ascending(indices);
}

/** The remainder's number of bits with which values take the least room. */
function bitsFor(values: readonly number[]): number {
  const size = (bits: number) =>
    values.reduce((sum, value) => sum + 1 + bits + Math.floor(value / 2 ** bits), 0);
  let best = 0;
  while (best < MOST_BITS && size(best + 1) < size(best)) best++;
  return best;
}

class BitWriter {
  readonly #characters: string[] = [];
  #value = 0;
  #filled = 0;

  rice(value: number, bits: number): void {
    for (let rest = Math.floor(value / 2 ** bits); rest > 0; rest--) this.#bit(1);
    this.#bit(0);
    for (let i = bits - 1; i >= 0; i--) this.#bit(Math.floor(value / 2 ** i) % 2);
  }

  #bit(bit: number): void {
    this.#value = 2 * this.#value + bit;
    if (++this.#filled < 6) return;
    this.#characters.push(DIGITS[this.#value]!);
    [this.#value, this.#filled] = [0, 0];
  }

  /** The text; the last character is filled with ones, which no value begins and ends within. */
  text(): string {
    while (this.#filled > 0) this.#bit(1);
    return this.#characters.join('');
  }
}

function packedRuns(text: string): number[] | undefined {
  const digits = [...text].map((digit) => VALUES.get(digit) ?? -1);
  if (digits.length < 3 || digits.includes(-1)) return undefined;
  const bits = [digits[0]!, digits[1]!];
  if (bits.some((count) => count > MOST_BITS)) return undefined;
  const reader = new BitReader(digits.slice(2));
  const runs: number[] = [];
  for (;;) {
    const value = reader.rice(bits[runs.length % 2]!);
    if (value === undefined) return runs.length % 2 === 0 && runs.length > 0 ? runs : undefined;
    if (value > LARGEST) return undefined;
    runs.push(value);
  }
}

class BitReader {
  #at = 0;
  constructor(private readonly digits: readonly number[]) {}

  /** The next value; undefined where the bits end. */
  rice(bits: number): number | undefined {
    let value = 0;
    for (;;) {
      const bit = this.#bit();
      if (bit === undefined) return undefined;
      if (bit === 0) break;
      value++;
    }
    for (let i = 0; i < bits; i++) {
      const bit = this.#bit();
      if (bit === undefined) return undefined;
      value = 2 * value + bit;
    }
    return value;
  }

  #bit(): number | undefined {
    const digit = this.digits[Math.floor(this.#at / 6)];
    if (digit === undefined) return undefined;
    return (digit >> (5 - (this.#at++ % 6))) & 1;
  }
}
