import { gzipSync } from 'fflate';
import { expect, it, vi } from 'vitest';
import { openedBytes, type OpenedFile } from '../../sources/source.ts';
import { onTransfer, type Transfer } from '../../sources/transfers.ts';
import { textLines } from './lines.ts';

const TEXT = Array.from({ length: 60 }, (_, i) => `wört${i} 0.5 1.5`).join('\n');
const bytes = new TextEncoder().encode(`${TEXT}\n`);

async function linesOf(file: OpenedFile, part: number): Promise<string> {
  const lines: string[] = [];
  for await (const some of textLines(file, 'w.txt', { chunk: 7, part })) lines.push(...some);
  return lines.join('\n');
}

/** A file that notes the sizes of the parts that are read. */
function counted(given: Uint8Array) {
  const reads: number[] = [];
  const file = openedBytes(given);
  const read: OpenedFile['read'] = (begin, end) => {
    reads.push(end - begin);
    return file.read(begin, end);
  };
  return { reads, file: { size: file.size, read } };
}

it('a plain file is read in parts, and how far it is is reported', async () => {
  const { reads, file } = counted(bytes);
  const transfers: Transfer[] = [];
  const stop = onTransfer((transfer) => transfers.push(transfer));
  expect(await linesOf(file, 100)).toBe(TEXT);
  stop();
  expect(Math.max(...reads)).toBe(100);
  expect(transfers.map(({ done }) => done).slice(0, 2)).toEqual([100, 200]);
  expect(transfers.at(-1)).toEqual({ place: 'w.txt', done: bytes.length, total: bytes.length });
});

it('a small file is read at once, without a report', async () => {
  const transfers: Transfer[] = [];
  const stop = onTransfer((transfer) => transfers.push(transfer));
  expect(await linesOf(counted(bytes).file, 1 << 20)).toBe(TEXT);
  stop();
  expect(transfers).toEqual([]);
});

it('a gzipped file gives the same lines', async () => {
  expect(await linesOf(counted(gzipSync(bytes)).file, 100)).toBe(TEXT);
});

it('a line of many pieces costs its length, not the square of it', async () => {
  const long = 'ä'.repeat(4000);
  const text = new TextEncoder().encode(`a\n${long}\nb\n`);
  let split = 0;
  const usual = Reflect.get(String.prototype, 'split') as (...given: unknown[]) => string[];
  const spy = vi.spyOn(String.prototype, 'split').mockImplementation(function (
    this: string,
    ...given: unknown[]
  ) {
    split += this.length;
    return Reflect.apply(usual, this, given);
  });
  try {
    const lines: string[] = [];
    for await (const some of textLines(text, 'w.txt', { chunk: 16 })) lines.push(...some);
    expect(lines).toEqual(['a', long, 'b']);
  } finally {
    spy.mockRestore();
  }
  expect(split).toBeLessThan(3 * long.length);
});
