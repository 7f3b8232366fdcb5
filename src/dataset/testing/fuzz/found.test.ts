import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCooccurrenceRows } from '../../formats/cooccurrence/cooccurrenceRows.ts';
import { readFiringsNpz } from '../../formats/firings/firings.ts';
import { readJson, readJsonLines } from '../../files/json.ts';
import { readLabelTable } from '../../formats/labels/labelTable.ts';
import { readNpyFile, readNpy, writeNpy } from '../../files/npy.ts';
import { openNpz } from '../../files/npz.ts';
import { recognise } from '../../recognise/recognise.ts';
import { EVERY_PAIR, readRelation } from '../../formats/relations/relations.ts';
import { wordPlaces } from '../../wordPlaces.ts';
import { openSae } from '../../formats/sae/sae.ts';
import { readTable } from '../../formats/tables/table.ts';
import { toMatrix } from '../../files/elements.ts';
import { labelsOf } from '../../formats/labels/labels.ts';
import { openFiles } from '../../open/local.ts';
import { openProjector } from '../../open/projector.ts';
import { projectorRecipe } from '../../recognise/projector.ts';
import { openRaw } from '../../raw/raw.ts';
import { readRecipe } from '../../recognise/recipe.ts';
import { memorySource } from '../../sources/memory.ts';
import { openedBytes } from '../../sources/source.ts';
import type { OpenedFile } from '../../sources/source.ts';
import { metered } from './meter.ts';
import { joined } from './mutations.ts';

const text = (content: string) => new TextEncoder().encode(content);
const json = (value: unknown) => text(JSON.stringify(value));
const uint32 = (...values: number[]) => readNpy(writeNpy(Uint32Array.from(values), [values.length]), 'x');
/** A `.npy` file whose header claims a shape, without any elements. */
const claiming = (shape: string, descr = '<f4') => {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }\n`;
  return joined(Uint8Array.of(0x93, ...text('NUMPY'), 1, 0, header.length, 0), text(header));
};
const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);

describe('headers with false claims', () => {
  it('rows of counts that end beyond their indices', () => {
    const read = () =>
      readCooccurrenceRows(uint32(0, 4_000_000_000, 1), uint32(0), uint32(1), 2, 5, 'counts.npy');
    expect(read).toThrow('counts.npy: row 0 should end within 1 indices, found 4000000000');
  });

  it.each([2.5, -3, NaN])('a width of %f features', async (width) => {
    const members = {
      'indptr.npy': writeNpy(Uint32Array.of(0, 0), [2]),
      'indices.npy': writeNpy(new Uint16Array(0), [0]),
      'shape.npy': writeNpy(Float64Array.of(1, width), [2]),
    };
    await expect(readFiringsNpz(zipSync(members), 'firings.npz', null)).rejects.toThrow(
      `firings.npz: shape should be [1, features], found [1, ${width}]`,
    );
  });

  it.each(['(0, 4)', '(1099511627776, 0)', '(0, 9007199254740991)'])(
    'no element in shape %s',
    async (shape) => {
      expect(() => toMatrix(readNpy(claiming(shape), 'a.npy'), 'a.npy')).toThrow(
        /expected at least one row and one column/,
      );
      await expect(openSae(claiming(shape), 'decoder.npy')).rejects.toThrow(
        /decoder\.npy: expected at least one row/,
      );
    },
  );

  it('an array that unpacks to more than it promises, or that promises too much', async () => {
    const small = gzipSync(joined(writeNpy(Float32Array.of(1), [1]), new Uint8Array(1 << 24)));
    await metered(1 << 21, () =>
      expect(readNpyFile(small, 'a.npy.gz')).rejects.toThrow(
        /a\.npy\.gz: expected 132 bytes once unpacked, found more/,
      ),
    );
    await expect(readNpyFile(gzipSync(claiming('(1099511627776,)')), 'a.npy.gz')).rejects.toThrow(
      /cannot hold/,
    );
    await expect(readNpyFile(gzipSync(claiming('(12,)')), 'a.npy.gz')).rejects.toThrow(
      /promises shape \[12\]/,
    );
    const whole = writeNpy(Float32Array.of(1, 2), [2]);
    expect([...(await readNpyFile(gzipSync(whole), 'a.npy.gz')).data]).toEqual([1, 2]);
  });

  it('a header without the field that is searched for', () => {
    const run = "'descr':[".repeat(100_000);
    const bytes = joined(
      Uint8Array.of(0x93, ...text('NUMPY'), 2, 0),
      new Uint8Array(Uint32Array.of(run.length).buffer),
      text(run),
    );
    expect(() => readNpy(bytes, 'a.npy')).toThrow(
      /a\.npy: expected a header of at most 65536 bytes, found one of 900000/,
    );
  });

  it('two entries of one name, and names that lead out of the archive', async () => {
    const archive = zipSync({
      '../../a.npy': writeNpy(Float32Array.of(1), [1]),
      '/b.npy': writeNpy(Float32Array.of(2), [1]),
    });
    const npz = await openNpz(archive, 'x.npz');
    expect(npz.names).toEqual(['../../a', '/b']);
    const bundle = zipSync({
      'manifest.json': json({ version: 1 }),
      '../decoder.npy': writeNpy(Float32Array.of(1), [1, 1]),
    });
    await expect(openFiles(['x.zip'], memorySource(new Map([['x.zip', bundle]])))).rejects.toThrow(
      /x\.zip\/manifest\.json/,
    );
  });
});

describe('text that is not what it seems to be', () => {
  it('a table that begins with a million blank lines', async () => {
    const { words } = await readTable(text(`${'\n'.repeat(1_000_000)}a 1 2\nb 3 4\n`), 'a.txt');
    expect(words).toEqual(['a', 'b']);
  });

  it('a table of a million columns, half of them not numeric', async () => {
    const row = (word: string) => `${word}${',1,x'.repeat(500_000)}`;
    const { vectors, leftOut } = await readTable(text(`${row('a')}\n${row('b')}\n`), 'wide.csv');
    expect([vectors.rows, vectors.columns, leftOut.length]).toEqual([2, 500_000, 500_000]);
  }, 20_000);

  it('labels with a stray quote in every line', async () => {
    const lines = Array.from({ length: 50_000 }, () => '1,a "b');
    const found = await readLabelTable(text(`index,description\n"${lines.join('\n')}`), 'labels.csv');
    expect([found.records.length, found.skipped]).toEqual([49_999, 1]);
    expect(found.records[0]).toEqual({ index: 1, description: 'a "b' });
  });

  it('lists within lists where a word is expected', async () => {
    const value = await readJson(text(`[{"input": ${DEEP}}]`), 'pairs.json');
    expect(() => readRelation(value, wordPlaces([]), 'pairs', 'pairs.json', EVERY_PAIR)).toThrow(
      /pair 0: its “input” should be one of the words/,
    );
  });

  it('JSON that unpacks to a huge size', async () => {
    const bomb = gzipSync(new Uint8Array(1 << 27).fill(32), { level: 9 });
    await expect(readJson(bomb, 'words.json.gz')).rejects.toThrow(
      /words\.json\.gz: expected at most \d+ bytes once unpacked/,
    );
  });

  it('an index that is not a number, and numbers beyond float32', async () => {
    const lines = [
      '{"index":{"toString":1,"valueOf":1},"description":"a"}',
      '{"index":1,"share":1e300,"frequency":1e999}',
      '{"index":null}',
    ];
    const { description, numeric, frequency } = labelsOf(await readJsonLines(text(lines.join('\n')), 'x'), 2);
    expect(description).toEqual(['', '']);
    expect([numeric['share']![1], frequency![1]]).toEqual([NaN, NaN]);
  });

  it('one bad line is counted and does not move the others', async () => {
    const lines = ['{"description":"zero"}', '{"description":', '{"description":"two"}'];
    const { description, skipped } = labelsOf(await readJsonLines(text(lines.join('\n')), 'x'), 3);
    expect([description, skipped]).toEqual([['zero', '', 'two'], 1]);
    expect((await recognise('labels.jsonl', openedBytes(text(lines.join('\n'))))).shape).toMatch(
      /1 unreadable/,
    );
  });
});

it('a relation in a file that is named like a property that every object has', async () => {
  const recipe = readRecipe(
    {
      name: 'a',
      title: 'a',
      provenance: { licence: '' },
      layers: [{ id: '0', name: '0', words: 'words.txt' }],
      relations: { pairs: ['constructor.json'] },
    },
    'recipe.json',
  );
  const files = {
    'words.txt': text('a 1 2\nb 3 4\n'),
    'constructor.json': json([{ input: 'a', output: 'b' }]),
  };
  const { info } = await openRaw(recipe, memorySource(new Map(Object.entries(files))));
  expect(info.relations[0]!.name).toBe('constructor');
});

it('a projector’s configuration with paths that are not valid', async () => {
  const config = { embeddings: [{ tensorPath: 'http://[' }] };
  expect(() => projectorRecipe({ embeddings: [] }, 'p.json', (path) => path)).toThrow(
    /p\.json: “embeddings”: expected at least one/,
  );
  const url = new URL('https://example.org/p.json');
  await expect(openProjector(config, url)).rejects.toThrow(
    /expected paths or addresses of files, found “http:\/\/\[”/,
  );
});

describe('a file of 6 GB', () => {
  const size = 6e9;
  const file: OpenedFile = {
    size,
    async read(begin, end) {
      if (!(begin >= 0 && begin <= end && end <= size)) throw new RangeError(`${begin} to ${end}`);
      if (end - begin > 1 << 20) throw new Error('more was read than can be held');
      return text('a 1 2\n').slice(0, end - begin);
    },
  };
  it.each([
    'decoder.npy',
    'params.npz',
    'sae.safetensors',
    'labels.jsonl',
    'words.json',
    'table.csv',
    'a.bin.zip',
    'labels.csv',
    'words.npy.gz',
  ])('%s is recognised without reading it whole', async (name) => {
    const { fault, what } = await recognise(name, file);
    if (name === 'table.csv') expect(what).toBe('text table');
    else expect(fault).toContain(`${name}: `);
  });
});
