import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix, row } from '../../math/matrices/matrix.ts';
import { openRaw } from '../raw/raw.ts';
import { parsePreparation, prepared, prepareRows, printPreparation, STORED_NORM } from './preparation.ts';
import { AS_STORED } from '../reference.ts';
import { memorySource } from '../sources/memory.ts';
import { writeNpy } from '../files/npy.ts';

const vectors = (rows: number, columns: number, values: ArrayLike<number>) =>
  matrix(Float32Array.from(values), rows, columns);
const anyMatrix = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.integer({ min: -40, max: 40 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => vectors(rows, columns, values)),
  );

describe('prepareRows', () => {
  it('gives every row that has a direction unit length, and leaves zero rows zero', () => {
    fc.assert(
      fc.property(anyMatrix, (given) => {
        const found = prepareRows(given, { unit: true, centre: false });
        for (let i = 0; i < given.rows; i++) {
          const length = Math.hypot(...row(found, i));
          expect(length).toBeCloseTo(row(given, i).some((v) => v !== 0) ? 1 : 0, 5);
        }
      }),
    );
  });

  it('makes the mean zero, after scaling if both are asked for', () => {
    fc.assert(
      fc.property(anyMatrix, fc.boolean(), (given, unit) => {
        const found = prepareRows(given, { unit, centre: true });
        for (let j = 0; j < given.columns; j++) {
          let sum = 0;
          for (let i = 0; i < given.rows; i++) sum += row(found, i)[j]!;
          expect(sum / given.rows).toBeCloseTo(0, 4);
        }
      }),
    );
    const both = prepareRows(vectors(2, 2, [3, 0, 0, 1]), { unit: true, centre: true });
    expect([...both.data]).toEqual([0.5, -0.5, -0.5, 0.5]);
  });

  it('returns the same matrix when nothing is to be done, and never writes to its input', () => {
    const given = vectors(2, 2, [3, 4, 1, 0]);
    expect(prepareRows(given, AS_STORED)).toBe(given);
    prepareRows(given, { unit: true, centre: true });
    expect([...given.data]).toEqual([3, 4, 1, 0]);
  });
});

describe('prepared', () => {
  const provenance = { licence: '', model: '', sae: '', source: '', citation: '', method: '' };
  const open = () =>
    openRaw(
      {
        name: 'a',
        title: 'a',
        description: '',
        item: 'feature',
        categories: [],
        layers: [{ id: '0', name: '0', sae: 'decoder.npy' }],
        provenance: { ...provenance, preprocessing: 'raw' },
      },
      memorySource(new Map([['decoder.npy', writeNpy(Float32Array.from([3, 4, 0, 0, 0, 2]), [3, 2])]])),
    );

  it('scales directions, stores their norms as a column, and says what was done', async () => {
    const dataset = prepared(await open(), { unit: true, centre: false });
    const decoder = await dataset.decoder('0');
    expect([...decoder.data].map((v) => Number(v.toFixed(6)))).toEqual([0.6, 0.8, 0, 0, 0, 1]);
    expect([...(await dataset.labels('0')).numeric[STORED_NORM]!]).toEqual([5, 0, 2]);
    expect(dataset.info.layers[0]!.has.labels).toBe(true);
    expect(dataset.info.provenance.preprocessing).toBe('raw; here scaled to unit length');
    expect(await dataset.decoder('0')).toBe(decoder);
  });

  it('returns the dataset itself for vectors as stored', async () => {
    const dataset = await open();
    expect(prepared(dataset, AS_STORED)).toBe(dataset);
  });
});

it('prints and parses', () => {
  for (const text of ['', 'unit', 'centre', 'unit,centre']) {
    expect(printPreparation(parsePreparation(text)!)).toBe(text);
  }
  expect(parsePreparation('fold')).toBeNull();
});
