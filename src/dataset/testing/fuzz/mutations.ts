import { random, type Random } from '../../../math/random/random.ts';

/** A damaged file and how it was damaged. */
export interface Mutation {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Numbers, and other texts, that a header may claim. */
const CLAIMS = [
  '-1',
  '0',
  '0.5',
  '65537',
  '4294967296',
  '1099511627776',
  '99999999999999999999',
  '1e308',
  '1e999',
  'NaN',
  'Infinity',
  '""',
  '"x"',
  'null',
  'true',
  '[]',
  '{}',
  '{"toString":1,"valueOf":1}',
  '',
  '"__proto__"',
  '['.repeat(9000) + ']'.repeat(9000),
  `"${'x'.repeat(9000)}"`,
  '"../x"',
  '"constructor"',
];
/** The texts that long runs repeat. */
const RUNS = ['[', '{"a":', '"', ',', '\n', ' ', '\t', '9', '\0', '\uFEFF', '\r\n', "'descr':[", '","', '..'];
/** The length of a run, in characters. */
const LONG = 12_000;
/** A larger file is not cut at every byte. */
const CUT_EVERYWHERE = 96;

/**
 * For tests: damages a file in every way that comes to mind: it is cut, bytes change, parts are moved, doubled and left out,
 * numbers are replaced, long runs are inserted. The same seed gives the same damage.
 *
 * @param count  the number of cases of each kind, roughly
 */
export function* mutations(bytes: Uint8Array, seed: number, count: number): Generator<Mutation> {
  const stream = random(seed);
  yield* cuts(bytes, count);
  yield* flips(bytes, stream, count);
  yield* swollen(bytes, stream, count);
  yield* splices(bytes, stream, count);
  yield* claims(bytes, stream, count);
  yield* runs(bytes, stream);
}

function* cuts(bytes: Uint8Array, count: number): Generator<Mutation> {
  const { length } = bytes;
  const places = new Set(
    length <= CUT_EVERYWHERE
      ? Array.from({ length }, (_, at) => at)
      : [
          ...Array.from({ length: count }, (_, i) => Math.floor((i * length) / count)),
          1,
          2,
          4,
          8,
          length - 1,
        ],
  );
  for (const at of places) yield { what: `cut at ${at}`, bytes: bytes.slice(0, at) };
}

function* flips(bytes: Uint8Array, stream: Random, count: number): Generator<Mutation> {
  if (bytes.length === 0) return;
  for (let i = 0; i < 2 * count; i++) {
    const out = bytes.slice();
    const at = stream.integer(bytes.length);
    out[at] = [0, 255, out[at]! ^ (1 << stream.integer(8)), stream.integer(256)][i % 4]!;
    yield { what: `byte ${at} is ${out[at]}`, bytes: out };
  }
}

/** Whole numbers of four and eight bytes that are as large as possible, or nearly. */
function* swollen(bytes: Uint8Array, stream: Random, count: number): Generator<Mutation> {
  if (bytes.length < 8) return;
  for (let i = 0; i < count; i++) {
    const out = bytes.slice();
    const at = stream.integer(bytes.length - 7);
    const view = new DataView(out.buffer);
    const [size, value] = (
      [
        [4, 0xffffffffn],
        [4, 0x7fffffffn],
        [8, 1n << 40n],
        [8, (1n << 64n) - 1n],
      ] as const
    )[i % 4]!;
    if (size === 4) view.setUint32(at, Number(value), true);
    else view.setBigUint64(at, value, true);
    yield { what: `${value} at ${at}`, bytes: out };
  }
}

function* splices(bytes: Uint8Array, stream: Random, count: number): Generator<Mutation> {
  const part = () => {
    const from = stream.integer(bytes.length + 1);
    return [from, Math.min(bytes.length, from + stream.integer(64))] as const;
  };
  for (let i = 0; i < count; i++) {
    const [from, to] = part();
    const [at, end] = part();
    const middle = [bytes.subarray(from, to), new Uint8Array(0), bytes.subarray(at, end)][i % 3]!;
    const what = ['another part', 'nothing', 'itself twice'][i % 3]!;
    const rest = i % 3 === 2 ? at : end;
    yield {
      what: `${at} to ${end}: ${what}`,
      bytes: joined(bytes.subarray(0, at), middle, bytes.subarray(rest)),
    };
  }
  yield { what: 'twice', bytes: joined(bytes, bytes) };
}

/** Numbers that are written as digits, in a header, in JSON, in a table, replaced by others. */
function* claims(bytes: Uint8Array, stream: Random, count: number): Generator<Mutation> {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 1 << 14));
  const found = [...text.matchAll(/\d+(\.\d+)?|"[^"]*"|True|False|true|false/g)];
  if (found.length === 0) return;
  for (let i = 0; i < 3 * count; i++) {
    const { 0: token, index } = found[stream.integer(found.length)]!;
    const claim = CLAIMS[i % CLAIMS.length]!;
    const put = new TextEncoder().encode(claim);
    const after = bytes.subarray(index + token.length);
    yield { what: `${token} at ${index} is ${claim}`, bytes: joined(bytes.subarray(0, index), put, after) };
  }
}

function* runs(bytes: Uint8Array, stream: Random): Generator<Mutation> {
  for (const unit of RUNS) {
    const run = new TextEncoder().encode(unit.repeat(LONG / unit.length));
    for (const at of [0, stream.integer(bytes.length + 1), bytes.length]) {
      const what = `${JSON.stringify(unit)} over and over at ${at}`;
      yield { what, bytes: joined(bytes.subarray(0, at), run, bytes.subarray(at)) };
    }
    yield { what: `nothing but ${JSON.stringify(unit)}`, bytes: run };
  }
}

/** Pieces one after the other. */
export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
