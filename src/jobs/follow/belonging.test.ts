import { describe, expect, it } from 'vitest';
import { type DatasetReference, referenceTo } from '../../dataset/reference.ts';
import { shownFor } from './belonging.ts';
import { finished, type JobState } from './follower.ts';

interface Parameters {
  readonly layer: string;
  readonly k: number;
}

const at = (address: string): DatasetReference => referenceTo({ kind: 'web', address });
const ONE = at('https://data.example/one/');
const OTHER = at('https://data.example/other/');
const request = (dataset: DatasetReference, layer: string, k: number) => ({
  dataset,
  parameters: { layer, k },
});
/** What a follower says while the next result is being computed. */
const running: JobState<Parameters, string> = {
  ...finished(request(ONE, '2', 3), 'three lobes'),
  status: 'running',
  stale: true,
};

describe('a result belongs to its dataset and layer', () => {
  it('of other parameters stays, stale', () => {
    expect(shownFor(running, request(ONE, '2', 4))).toBe(running);
  });

  it.each([
    ['dataset', request(OTHER, '2', 3)],
    ['layer', request(ONE, '3', 3)],
  ] as const)(
    'of another %s is not shown, while running and after a failure or a cancel',
    (replaces, place) => {
      for (const status of ['running', 'failed', 'cancelled', 'idle'] as const) {
        expect(shownFor({ ...running, status }, place)).toEqual({
          ...running,
          status,
          result: null,
          resultOf: null,
          stale: false,
          replaces,
        });
      }
    },
  );

  it('of vectors that are prepared or read in another way is that of another dataset', () => {
    const unit = { ...ONE, preparation: { unit: true, centre: false } };
    expect(shownFor(running, request(unit, '2', 3))).toMatchObject({ result: null, replaces: 'dataset' });
  });

  it('is not shown while it is not known what is asked for', () => {
    expect(shownFor(running, null)).toMatchObject({ result: null, stale: false, replaces: null });
  });

  it('of a job without layers belongs to its dataset', () => {
    const words: JobState<object, string> = { ...finished({ dataset: ONE, parameters: {} }, 'words') };
    expect(shownFor(words, { dataset: ONE, parameters: {} })).toBe(words);
    expect(shownFor(words, { dataset: OTHER, parameters: {} }).result).toBeNull();
  });

  it('may be compared in another way', () => {
    expect(shownFor(running, request(OTHER, '2', 3), () => true)).toBe(running);
  });
});
