import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataError } from '../error.ts';
import { gunzip } from './inflate.ts';
import { readJson, readJsonLines } from './json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readJsonLines', () => {
  it('reads records plain and gzipped, with either line end, and without one at the last line', async () => {
    const text = '{"a":1}\r\n\n{"a":2}\n  \n{"a":3}';
    const records = [{ a: 1 }, { a: 2 }, { a: 3 }];
    expect(await readJsonLines(bytes(text), 'x')).toEqual({ records, skipped: 0 });
    expect(await readJsonLines(gzipSync(bytes(text)), 'x')).toEqual({ records, skipped: 0 });
  });

  it('leaves out and counts the lines that are not objects', async () => {
    const { records, skipped } = await readJsonLines(bytes('{"a":1}\n{"a":\n[1]\nnull\n7\n{"b":2}'), 'x');
    // No record names its feature, so the record's place in the file does, and a bad line does not shift the others.
    expect(records).toEqual([{ a: 1 }, {}, {}, {}, {}, { b: 2 }]);
    expect(skipped).toBe(4);
    const numbered = await readJsonLines(bytes('{"index":1}\n{"a":\n{"index":0}'), 'x');
    expect(numbered).toEqual({ records: [{ index: 1 }, { index: 0 }], skipped: 1 });
  });

  it('refuses a file without a single record, but accepts an empty one', async () => {
    await expect(readJsonLines(bytes('<html>\n</html>'), 'labels.jsonl')).rejects.toThrow(
      'labels.jsonl: expected JSON Lines, one object on each line, found 2 lines that are no objects',
    );
    expect(await readJsonLines(bytes(''), 'x')).toEqual({ records: [], skipped: 0 });
  });

  it('returns any records that were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.dictionary(fc.string(), fc.string())), async (records) => {
        const text = records.map((record) => JSON.stringify(record)).join('\n');
        expect((await readJsonLines(bytes(text), 'x')).records).toEqual(records);
      }),
    );
  });
});

describe('gunzip', () => {
  it('says that the stream is cut short or damaged', async () => {
    const whole = gzipSync(bytes('a long enough text '.repeat(50)));
    for (let length = 3; length < whole.length; length++) {
      await expect(gunzip(whole.subarray(0, length), 'x.gz', 1 << 20)).rejects.toThrow(
        /x\.gz: expected a gzip stream/,
      );
    }
    const damaged = whole.slice();
    damaged[whole.length - 6]! ^= 1;
    await expect(gunzip(damaged, 'x.gz', 1 << 20)).rejects.toThrow(DataError);
  });

  it('stops when a small file unpacks to too much', async () => {
    const bomb = gzipSync(new Uint8Array(1 << 20));
    await expect(gunzip(bomb, 'x.gz', 1 << 16)).rejects.toThrow(
      'x.gz: expected at most 65536 bytes once unpacked',
    );
  });

  it('returns as they are the bytes that a host has already unpacked', async () => {
    expect(await gunzip(bytes('{}'), 'x.gz', 2)).toEqual(bytes('{}'));
  });
});

describe('readJson', () => {
  it('says what it found instead of JSON', async () => {
    await expect(readJson(bytes('<!doctype html>'), 'manifest.json')).rejects.toThrow(
      'manifest.json: expected JSON, found text starting “<!doctype html>”',
    );
    await expect(readJson(bytes(''), 'manifest.json')).rejects.toThrow('found an empty file');
  });
});
