import { describe, expect, it } from 'vitest';
import { unpackNotes } from '../src/app/search/matching/notes.ts';
import type { Dataset, Example, FeatureNotes } from '../src/dataset/dataset.ts';
import { noteTexts } from './noteTexts.ts';

const example = (text: string, token: string) =>
  ({ text, token, activation: 1, category: '', source: '', strip: null }) satisfies Example;
const NOTES: readonly FeatureNotes[] = [
  { topTokens: [' café', ' the'], examples: [example('Un  café\nnoir', ' café')] },
  { topTokens: [], examples: [] },
  { topTokens: ['\n'], examples: [example('a', 'a'), example('b', 'b')] },
];
const dataset = {
  info: { layers: [{ id: '0', features: 3 }] },
  notes: (_: string, feature: number) => Promise.resolve(NOTES[feature]!),
} as unknown as Dataset;
const quiet = { progress: () => undefined, pause: () => Promise.resolve() };

describe('what the features of a layer fire on', () => {
  it('is packed feature by feature, and comes back', async () => {
    const { bytes, ends, noted, read } = await noteTexts(dataset, '0', quiet);
    expect({ noted, read }).toEqual({ noted: 2, read: 3 });
    const { tokens, contexts } = unpackNotes(bytes, ends);
    expect(tokens).toEqual(['\ncafé\nthe\n', '', '\n↵\na\nb\n']);
    expect(contexts).toEqual(['Un café noir', '', 'a\nb']);
  });

  it('is not gathered from a large file that is read feature by feature', async () => {
    const layers = [{ id: '0', features: 3, notesOnRequest: true }];
    const packed = await noteTexts({ ...dataset, info: { layers } } as unknown as Dataset, '0', quiet);
    expect({ noted: packed.noted, read: packed.read }).toEqual({ noted: 0, read: 0 });
  });

  it('is left out for the features after those whose texts fill the limit', async () => {
    const packed = await noteTexts(dataset, '0', quiet, 10);
    expect(packed.read).toBe(1);
    expect(unpackNotes(packed.bytes, packed.ends).tokens).toEqual(['\ncafé\nthe\n', '', '']);
  });

  it('stops when it is cancelled', async () => {
    const cancelled = new Error('cancelled');
    const work = { ...quiet, pause: () => Promise.reject(cancelled) };
    await expect(noteTexts(dataset, '0', work)).rejects.toBe(cancelled);
  });
});
