import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { writeNpy } from '../../files/npy.ts';
import { openFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { bundleArchive } from './archive.ts';

const text = (content: string) => new TextEncoder().encode(content);
const values = Float32Array.from({ length: 8 }, (_, i) => i / 2);
const open = (files: Record<string, Uint8Array>) =>
  openFiles(Object.keys(files), memorySource(new Map(Object.entries(files))));
const words = () => open({ 'words.csv': text('word,x,y\na,1,2\nb,3,4\nc,5,7\nd,8,9\n') });
/** No results are asked for. */
const none = async () => ({ files: new Map<string, Uint8Array>(), added: 0, skipped: [] });
const said = { name: 'my words', title: '', licence: 'CC0', source: 'here', relations: [] };

describe('bundleArchive', () => {
  it('opens again with the same contents, its description and the user’s relations', async () => {
    const own = { id: 'own', name: 'a → b', pairs: Uint32Array.of(0, 1, 2, 3) };
    const { zip } = await bundleArchive(await words(), { ...said, relations: [own] }, none, quietWork);
    const again = await open({ 'bundle.zip': zip });
    expect(again.info).toMatchObject({
      name: 'my words',
      title: 'my words',
      provenance: { licence: 'CC0', source: 'here' },
      relations: [{ id: 'own', name: 'a → b', pairs: 2 }],
    });
    expect([...(await again.decoder('0')).data]).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
    expect((await again.labels('0')).description).toEqual(['a', 'b', 'c', 'd']);
  });

  it('holds the user’s columns: numbers, and groups and texts where the labels have none', async () => {
    const dataset = await open({ 'decoder.npy': writeNpy(values, [4, 2]) });
    const texts = (kind: 'group' | 'label', name: string, all: string[]) => ({
      kind,
      name,
      texts: all,
      distinct: 2,
    });
    const columns = [
      { kind: 'number' as const, name: 'score', values: Float32Array.of(1, NaN, 3, 4) },
      { kind: 'number' as const, name: 'frequency', values: Float32Array.of(7, 8, 9, 10) },
      texts('group', 'part', ['noun', 'verb', '', 'noun']),
      texts('label', 'meaning', ['a', '', 'c', 'd']),
      texts('group', 'other', ['x', 'y', 'x', 'y']),
    ];
    const own = [{ layer: '0', columns }];
    const { zip, leftOut } = await bundleArchive(dataset, { ...said, columns: own }, none, quietWork);
    expect(leftOut).toEqual(['other']);
    const again = await open({ 'bundle.zip': zip });
    const { numeric, frequency, category, description } = await again.labels('0');
    expect(numeric).toEqual({
      score: Float32Array.of(1, NaN, 3, 4),
      'frequency (own)': Float32Array.of(7, 8, 9, 10),
    });
    expect(frequency).toBeNull();
    expect(category).toEqual(['noun', 'verb', '', 'noun']);
    expect(description).toEqual(['a', '', 'c', 'd']);
  });

  it('gives the same bytes each time', async () => {
    const dataset = await open({ 'decoder.npy': writeNpy(values, [4, 2]) });
    const [first, second] = [
      await bundleArchive(dataset, said, none, quietWork),
      await bundleArchive(dataset, said, none, quietWork),
    ];
    expect(first).toEqual(second);
  });

  it('asks for a licence', async () => {
    await expect(bundleArchive(await words(), { ...said, licence: ' ' }, none, quietWork)).rejects.toThrow(
      'Export: expected a licence, found none',
    );
  });
});
