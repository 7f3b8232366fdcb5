import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMarkdown } from '../../../docs/markdown.mjs';
import type { Format } from './format.ts';
import { FORMATS } from './index.ts';
import {
  acceptedEndings,
  describesFiles,
  dropHint,
  isCheckpoint,
  knownEndings,
  opensAlone,
} from './names.ts';
import { isTextTable } from './tables/textTable.ts';

describe('an address by the end of its name', () => {
  it.each([
    'a.npz',
    'https://example.org/b/a.SAFETENSORS',
    'a.npy',
    'a.parquet',
    'a.zip',
    'a.txt',
    'a.vec.gz',
    'a.csv',
    'a.tsv.gz',
    'a.pt',
    'a.pth',
    'a.bin',
    'a.pkl',
    'a.pickle',
    'a.ckpt',
  ])('opens alone: %s', (path) => {
    expect(opensAlone(path)).toBe(true);
  });

  it.each(['a', 'a.npy.gz', 'a.jsonl', 'a.json', 'a.bytes', 'npz', 'a.npz/', 'a.npz.gz', 'manifest.json'])(
    'does not open alone: %s',
    (path) => {
      expect(opensAlone(path)).toBe(false);
    },
  );

  it('describes files beside it, unless it is a manifest', () => {
    expect(['a.json', 'b/projector_config.JSON'].map((path) => describesFiles(path))).toEqual([true, true]);
    expect(
      ['manifest.json', 'b/manifest.json', 'a.json.gz', 'a.npz'].map((path) => describesFiles(path)),
    ).toEqual([false, false, false, false]);
  });
});

describe('a file of a repository', () => {
  it.each([
    ['layer_1/params.npz', true],
    ['activations/sae.safetensors', true],
    ['layers.1/sae.safetensors', true],
    ['layers.1/sparsity.safetensors', false],
    ['activations_1.npz', false],
    ['run/feature_acts.safetensors', false],
    ['optimizer.safetensors', false],
    ['decoder.npy', false],
    ['trainer_0/ae.pt', true],
    ['layer3.sae.pt', true],
    ['sae.pth', true],
    ['optimizer.pt', false],
    ['training_args.bin', false],
  ])('is offered as a checkpoint by its name: %s, %s', (path, expected) => {
    expect(isCheckpoint(path)).toBe(expected);
  });
});

describe('the list of formats', () => {
  it('has each format once, with endings in lower case, and knows no parser until it is loaded', async () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
    expect(
      FORMATS.flatMap(({ endings }) => endings).filter((ending) => !/^[a-z0-9.]+$/.test(ending)),
    ).toEqual([]);
    for (const { id, load } of FORMATS) expect(typeof (await load()).describe, id).toBe('function');
  });

  it('has no ending whose files would be taken for tables of text, besides those that are', () => {
    const text = new TextEncoder().encode('a 1 2');
    const tables = FORMATS.find(({ id }) => id === 'table')!.endings;
    const others = knownEndings().filter((ending) => !tables.includes(ending) && ending !== '.bytes');
    expect(others.filter((ending) => isTextTable(text, `a${ending}`))).toEqual([]);
  });

  it('says what may be dropped and what a file dialog offers', () => {
    expect(dropHint()).toBe(
      'SAE checkpoint, firings, co-occurrence counts, activations, labels, word vectors, relations or a bundle',
    );
    const endings = acceptedEndings().split(',');
    expect(new Set(endings).size).toBe(endings.length);
    expect(endings).toEqual(
      expect.arrayContaining([
        '.npz',
        '.safetensors',
        '.npy',
        '.gz',
        '.parquet',
        '.jsonl',
        '.json',
        '.zip',
        '.pt',
      ]),
    );
  });

  it('is all that needs a new entry for a new format', () => {
    const toy: Format = {
      id: 'toy',
      role: 'decoder',
      label: 'toy checkpoint',
      holds: 'nothing much',
      endings: ['.toy'],
      opensAlone: ['.toy'],
      describesFiles: false,
      checkpoint: true,
      hint: 'toys',
      looks: ({ name }) => name.endsWith('.toy'),
      load: () => Promise.reject(new Error('not asked for')),
    };
    const formats = [...FORMATS, toy];
    expect([opensAlone('a.toy'), opensAlone('a.toy', formats)]).toEqual([false, true]);
    expect([isCheckpoint('a.toy'), isCheckpoint('a.toy', formats)]).toEqual([false, true]);
    expect(isCheckpoint('sparsity.toy', formats)).toBe(false);
    expect(acceptedEndings(formats).split(',')).toContain('.toy');
    expect(dropHint(formats)).toMatch(/a bundle or toys$/);
    expect(knownEndings(formats)).toContain('.toy');
    expect(formatsTable(formats)).toContain('| toy checkpoint | `.toy` | nothing much |');
  });

  it('is the table of the document', async () => {
    const document = readFileSync('docs/formats.md', 'utf8');
    const [, table] = /<!-- formats: .*? -->\n([^]*?)\n<!-- formats end -->/.exec(document) ?? [];
    expect(table?.trim()).toBe((await formatMarkdown(formatsTable())).trim());
  });
});

/** The list as docs/formats.md shows it. */
function formatsTable(formats: readonly Format[] = FORMATS): string {
  const rows = formats.map(({ label, endings, holds }) => {
    const plain = endings.filter((ending) => !ending.endsWith('.gz'));
    const names = plain.map((ending) =>
      endings.includes(`${ending}.gz`) ? `\`${ending}[.gz]\`` : `\`${ending}\``,
    );
    return `| ${label} | ${names.join(', ')} | ${holds} |`;
  });
  return ['| format | files | what it holds |', '| --- | --- | --- |', ...rows].join('\n');
}
