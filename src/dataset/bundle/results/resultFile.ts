import { DataError } from '../../error.ts';
import { shownJson } from '../../files/json.ts';

/**
 * One result in one file: plain data (objects, lists, text, numbers, null, typed arrays).
 *
 * `tricosm1`, the length of the header (u32), the header in JSON, then each array's elements; all little-endian,
 * header and arrays padded to multiples of eight bytes. The header holds `value`, the data itself, in which
 * `{"$": 3}` stands for the fourth array and `{"$": "NaN"}` for a number that JSON lacks; and `arrays`, for each
 * its `type`, its `length` in elements and its first byte in the file.
 */
const MAGIC = 'tricosm1';
const START = MAGIC.length + 4;

const KINDS = {
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  f4: Float32Array,
  f8: Float64Array,
} as const;
type Kind = keyof typeof KINDS;
type Elements = InstanceType<(typeof KINDS)[Kind]>;

/** Numbers that JSON lacks. */
const NUMBERS = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity, '-0': -0 } as const;

interface Stored {
  readonly type: string;
  readonly length: number;
  readonly begin: number;
}

const padded = (bytes: number) => Math.ceil(bytes / 8) * 8;

/**
 * Writes plain data. An array that occurs several times is written once.
 *
 * @throws RangeError when the data is not plain
 */
export function writeResult(value: unknown): Uint8Array {
  const places = new Map<Elements, number>();
  const tree = toTree(value, (array) => {
    const place = places.get(array) ?? places.size;
    places.set(array, place);
    return place;
  });
  const arrays = [...places.keys()];
  // The header contains the arrays' places, which depend on its own length: they begin at 0 first and are shifted later.
  const headerOf = (shift: number) => {
    let begin = shift;
    const list = arrays.map((array): Stored => {
      const stored = { type: kindOf(array), length: array.length, begin };
      begin += padded(array.byteLength);
      return stored;
    });
    return {
      list,
      end: begin,
      text: new TextEncoder().encode(JSON.stringify({ value: tree, arrays: list })),
    };
  };
  // Space for the digits that the shift may add to each place.
  const room = padded(START + headerOf(0).text.length + 16 * arrays.length);
  const { list, end, text } = headerOf(room);
  const out = new Uint8Array(end);
  out.set(new TextEncoder().encode(MAGIC));
  new DataView(out.buffer).setUint32(MAGIC.length, room - START, true);
  out.fill(0x20, START, room).set(text, START);
  arrays.forEach((array, i) => {
    out.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), list[i]!.begin);
  });
  return out;
}

function kindOf(array: ArrayBufferView): Kind {
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => array instanceof KINDS[name]);
  if (kind) return kind;
  throw new RangeError(`expected a result of plain data, found a ${array.constructor.name}`);
}

function toTree(value: unknown, place: (array: Elements) => number): unknown {
  if (typeof value === 'number') {
    const name = Object.is(value, -0) ? '-0' : Number.isFinite(value) ? null : String(value);
    return name === null ? value : { $: name };
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (ArrayBuffer.isView(value)) return { $: place(value as Elements) };
  if (Array.isArray(value)) return value.map((item) => toTree(item, place));
  if (typeof value !== 'object')
    throw new RangeError(`expected a result of plain data, found a ${typeof value}`);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (fields.some(([name]) => name === '$')) throw new RangeError('expected a result without a field “$”');
  return Object.fromEntries(fields.map(([name, field]) => [name, toTree(field, place)]));
}

/**
 * Reads what `writeResult` writes. No more memory is allocated than the file holds, whatever its header promises.
 *
 * @param bytes  the file, unpacked
 * @param file  its name, for messages
 * @throws DataError naming what was expected and what was found, when it is not a result, cut short or damaged
 */
export function readResult(bytes: Uint8Array, file: string): unknown {
  const wrong = (expected: string, found: string) =>
    new DataError(`${file}: expected ${expected}, found ${found}; write the bundle again.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < START || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw wrong('a result, which begins with “tricosm1”', 'other bytes');
  }
  const end = START + view.getUint32(MAGIC.length, true);
  if (end > bytes.length) throw wrong(`a header of ${end - START} bytes`, `${bytes.length} bytes in all`);
  let header: { readonly value?: unknown; readonly arrays?: unknown } | null;
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(START, end))) as typeof header;
  } catch (error) {
    throw wrong('a header in JSON', (error as Error).message);
  }
  const stored = header?.arrays;
  if (!Array.isArray(stored)) throw wrong('a list of arrays in the header', 'none');
  // Arrays do not overlap: together they take no more than the file.
  let room = bytes.length;
  const arrays = stored.map((one: unknown, i) => {
    const array = readArray(bytes, one as Partial<Stored> | null, room);
    if (!array) throw wrong(`array ${i} within the file's ${bytes.length} bytes`, shownJson(one, 120));
    room -= array.byteLength;
    return array;
  });
  try {
    return fromTree(header!.value, arrays, (found) => wrong('an array or a number of the format', found));
  } catch (error) {
    // The stack ended: no result is nested so deeply.
    if (error instanceof RangeError) throw wrong('a result', 'lists within lists');
    throw error;
  }
}

function readArray(bytes: Uint8Array, stored: Partial<Stored> | null, room: number): Elements | null {
  const { type = '', length = -1, begin = -1 } = stored ?? {};
  // An object in the place of a text or of a number may not even convert to one.
  if (typeof type !== 'string' || !Object.hasOwn(KINDS, type)) return null;
  if (![length, begin].every((n) => Number.isSafeInteger(n) && n >= 0)) return null;
  const Type = KINDS[type as Kind];
  const size = length * Type.BYTES_PER_ELEMENT;
  if (begin + size > bytes.length || size > room) return null;
  return new Type(bytes.slice(begin, begin + size).buffer);
}

function fromTree(tree: unknown, arrays: readonly Elements[], wrong: (found: string) => DataError): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item) => fromTree(item, arrays, wrong));
  const mark = (tree as { readonly $?: unknown }).$;
  if (typeof mark === 'number' && arrays[mark]) return arrays[mark];
  if (typeof mark === 'string' && Object.hasOwn(NUMBERS, mark)) return NUMBERS[mark as keyof typeof NUMBERS];
  if (mark !== undefined) throw wrong(shownJson(mark, 120));
  return Object.fromEntries(
    Object.entries(tree).map(([name, field]) => [name, fromTree(field, arrays, wrong)]),
  );
}
