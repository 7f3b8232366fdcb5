import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { splitRecord } from '../../files/text/records.ts';
import { fixture } from '../../testing/fixture.ts';
import { textLines } from '../../files/text/lines.ts';
import { readTable } from './table.ts';
import { isTextTable } from './textTable.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTable(bytes(text), 'table.txt');
const truth = JSON.parse(new TextDecoder().decode(fixture('table.json'))) as {
  words: string[];
  vectors: number[][];
};
const float = fc.float({ noNaN: true, noDefaultInfinity: true });
/** Tables of any size with their vectors as float32. */
const tables = (word: fc.Arbitrary<string>) =>
  fc.integer({ min: 1, max: 6 }).chain((dim) =>
    fc.array(fc.tuple(word, fc.array(float, { minLength: dim, maxLength: dim })), {
      minLength: 1,
      maxLength: 30,
    }),
  );
const plainWord = fc.string({ minLength: 1, unit: 'grapheme' }).filter((word) => !/[\s\0"\ufeff]/.test(word));

describe('tables as others write them', () => {
  it.each([
    ['word2vec.txt', 'word2vec', 0],
    ['word2vec-c.txt.gz', 'word2vec', 1e-6],
    ['glove.txt', 'GloVe', 0],
    ['table.csv', 'CSV', 0],
    ['table.tsv', 'TSV', 0],
    ['numbers.tsv', 'TSV', 0],
  ])('%s', async (file, kind, tolerance) => {
    const table = await readTable(fixture(file), file);
    const { words } = truth;
    const joined = kind === 'word2vec' ? words.map((word) => word.replaceAll(' ', '_')) : words;
    expect(table.kind).toBe(kind);
    expect(table.words).toEqual(file === 'numbers.tsv' ? words.map((_, i) => String(i)) : joined);
    expect([table.vectors.rows, table.vectors.columns]).toEqual([9, 5]);
    truth.vectors.flat().forEach((value, i) => {
      expect(Math.abs(table.vectors.data[i]! - value)).toBeLessThanOrEqual(tolerance);
    });
    expect(table.leftOut).toEqual(file === 'table.csv' ? ['column 1', 'kind'] : []);
  });

  it('are distinguished from other files by name, then by content', () => {
    expect(isTextTable(bytes('a 1 2'), 'glove.6B.50d')).toBe(true);
    expect(isTextTable(fixture('gemma-scope.npz'), 'weights')).toBe(false);
    expect(isTextTable(fixture('llama-scope.safetensors'), 'weights')).toBe(false);
    expect(isTextTable(new Uint8Array(0), 'weights')).toBe(false);
    expect(isTextTable(new Uint8Array(0), 'a.VEC.gz')).toBe(true);
  });
});

describe('what is written is read back', () => {
  it('word2vec text, gzipped or plain', () =>
    fc.assert(
      fc.asyncProperty(tables(plainWord), fc.boolean(), async (rows, zipped) => {
        const lines = rows.map(([word, vector]) => [word, ...vector.map(String)].join(' '));
        const text = bytes([`${rows.length} ${rows[0]![1].length}`, ...lines, ''].join('\n'));
        const table = await readTable(zipped ? gzipSync(text) : text, 'a.txt');
        expect(table.words).toEqual(rows.map(([word]) => word));
        expect([...table.vectors.data].map(String)).toEqual(
          rows.flatMap(([, vector]) => vector.map((value) => String(Math.fround(Number(String(value)))))),
        );
      }),
    ));

  it('CSV with labels that hold commas, quotes and line breaks', () =>
    fc.assert(
      fc.asyncProperty(
        tables(fc.string({ unit: fc.constantFrom(',', '"', '\n', 'a', ' ') })),
        async (rows) => {
          const quote = (field: string) => `"${field.replaceAll('"', '""')}"`;
          const lines = rows.map(([label, vector]) => [quote(label), ...vector].join(','));
          const table = await read(
            [['label', ...rows[0]![1].map((_, i) => `d${i}`)].join(','), ...lines].join('\n'),
          );
          expect(table.words).toEqual(rows.map(([label]) => label));
          expect(table.vectors.rows).toBe(rows.length);
        },
      ),
    ));

  it('records split into the fields that they were joined from', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('"', ',', 'x') }), { minLength: 1 }),
        (fields) => {
          const record = fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',');
          expect(splitRecord(record, ',')).toEqual(fields);
        },
      ),
    ));

  it('lines do not depend on how the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', '\n', '東', '\r\n', '🜁') }),
        fc.integer({ min: 1, max: 7 }),
        async (text, chunk) => {
          const lines: string[] = [];
          for await (const some of textLines(bytes(text), 'a', { chunk })) lines.push(...some);
          expect(lines.join('\n')).toBe(text.replaceAll('\r\n', '\n').replace(/\n$/, ''));
        },
      ),
      { numRuns: 40 },
    ));
});

describe('a bad table is refused with the line, what was expected and what was found', () => {
  it.each([
    ['', /expected a table of words and numbers .* found no rows/],
    ['{"a": 1}', /found text starting “\{"a": 1\}”/],
    ['3 2\na 1 2\nb 3 4\n', /line 3: expected 3 rows, as the first line promises, found 2/],
    ['1 2\na 1 2\nb 3 4\n', /line 3: expected the end after 1 rows/],
    ['2 3\na 1 2 3\nb 1 2\n', /line 3: expected a word and 3 numbers, found 2 numbers/],
    ['a 1 2\nb 1 2 3\n', /line 2: expected a word and 2 numbers, found 3 numbers/],
    ['a 1 2\nb 1 nan\n', /line 2: expected 2 numbers after the word, found “nan”/],
    ['a 1 2\nb 1 1e39\n', /line 2: expected 2 numbers after the word, found “1e39”/],
    ['a 1 2\n\nb 1 0x1f\n', /line 3: .* found “0x1f”/],
    ['word,x,y\na,1,2\nb,1\n', /line 3: expected 3 columns, found 2/],
    ['word,x,y\na,1,2\nb,1,\n', /line 3: expected a number in column 3 \(“y”\), found nothing/],
    ['word;x;y\na;1;2\nb;1;0,5,5\n', /line 3: expected a number in column 3 \(“y”\), found “0,5,5”/],
    ['word,x\n"a,1\nb,2\n', /line 2: expected the end of a quoted field/],
    ['word,kind\na,b\n', /expected a table of words and numbers/],
    ['1 2\na\0b 1 2\n', /expected a text table in UTF-8, found binary data/],
  ])('%j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(DataError);
    await expect(read(text)).rejects.toThrow(message);
    await expect(read(text)).rejects.toThrow('table.txt: ');
  });

  it('a truncated gzip stream is named', async () => {
    const cut = fixture('word2vec-c.txt.gz').slice(0, 60);
    await expect(readTable(cut, 'w.txt.gz')).rejects.toThrow(
      /w\.txt\.gz: expected a gzip stream, found it damaged/,
    );
  });

  it('any bytes give a consistent table or a sentence', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('word2vec.txt', 'word2vec-c.txt.gz', 'glove.txt', 'table.csv', 'table.tsv'),
        fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { maxLength: 6 }),
        fc.nat(900),
        async (name, changes, length) => {
          const damaged = fixture(name).slice(0, length);
          for (const [at, byte] of changes) if (at < damaged.length) damaged[at] = byte;
          try {
            const { words, vectors } = await readTable(damaged, name);
            expect(words.length).toBe(vectors.rows);
            expect(vectors.data.length).toBe(vectors.rows * vectors.columns);
            expect(vectors.data.every(Number.isFinite)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(DataError);
            expect((error as Error).message).toMatch(/^\S+: .*(expected|found)/s);
          }
        },
      ),
      { numRuns: 300 },
    ));
});

describe('layouts that are easy to confuse', () => {
  it.each([
    ['two columns of numbers, the first row of which might promise rows', '5 3\n6 4\n', 'text'],
    ['words with spaces after the first line', 'the 1 2\n. . 3 4\n', 'GloVe'],
    ['a header that counts its columns, as pandas writes it', ',0,1\na,5,6\nb,7,8\n', 'CSV'],
    ['a quote for a word, in a table with tabs', 'a\t1\t2\n"\t3\t4\n', 'TSV'],
    ['a year for a first word', '1984,1,2\nb,3,4\n', 'CSV'],
  ])('%s', async (_, text, kind) => {
    const table = await read(text);
    expect(table.kind).toBe(kind);
    expect(table.vectors.rows).toBe(2);
    expect(table.leftOut).toEqual([]);
  });
});
