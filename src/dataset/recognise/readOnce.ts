import { checkPart, type OpenedFile } from '../sources/source.ts';

/** A file of which no byte is read twice. */
export interface OnceReadFile extends OpenedFile {
  /** Frees the memory that the bytes take; what is read afterwards is read again. */
  forget(): void;
}

/** A run of bytes that was read. */
interface Part {
  readonly begin: number;
  readonly bytes: Uint8Array;
}

const endOf = ({ begin, bytes }: Part) => begin + bytes.length;

/** The same file, with every byte that was read held in memory until it is forgotten. Reads wait for each other. */
export function readOnce(file: OpenedFile): OnceReadFile {
  /** disjoint, in the file's order */
  let parts: Part[] = [];
  let last: Promise<unknown> = Promise.resolve();

  const read = async (begin: number, end: number): Promise<Uint8Array> => {
    checkPart(begin, end, file.size);
    const gaps = gapsIn(parts, begin, end);
    for (const [from, to] of gaps) parts.push({ begin: from, bytes: await file.read(from, to) });
    parts.sort((a, b) => a.begin - b.begin);
    const whole = parts.find((part) => part.begin <= begin && end <= endOf(part));
    return whole ? whole.bytes.subarray(begin - whole.begin, end - whole.begin) : joined(parts, begin, end);
  };

  return {
    size: file.size,
    ...(file.encoding !== undefined && { encoding: file.encoding }),
    read(begin, end) {
      const reading = last.then(() => read(begin, end));
      last = reading.catch(() => undefined);
      return reading;
    },
    forget() {
      parts = [];
    },
  };
}

/** The runs within `[begin, end)` that no part covers. */
function gapsIn(parts: readonly Part[], begin: number, end: number): [number, number][] {
  const gaps: [number, number][] = [];
  let at = begin;
  for (const part of parts) {
    if (endOf(part) <= at || part.begin >= end) continue;
    if (part.begin > at) gaps.push([at, part.begin]);
    at = endOf(part);
  }
  if (at < end) gaps.push([at, end]);
  return gaps;
}

/** The bytes `[begin, end)`, all of which some part covers. */
function joined(parts: readonly Part[], begin: number, end: number): Uint8Array {
  const out = new Uint8Array(end - begin);
  for (const part of parts) {
    const [from, to] = [Math.max(begin, part.begin), Math.min(end, endOf(part))];
    if (from < to) out.set(part.bytes.subarray(from - part.begin, to - part.begin), from - begin);
  }
  return out;
}
