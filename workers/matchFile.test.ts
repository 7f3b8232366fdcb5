import { describe, expect, it } from 'vitest';
import { writeNpy } from '../src/dataset/files/npy.ts';
import { openFiles } from '../src/dataset/open/local.ts';
import { referenceTo } from '../src/dataset/reference.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { jobKey } from '../src/jobs/key.ts';
import { random } from '../src/math/random/random.ts';
import { quietWork } from '../src/math/work/work.ts';
import { matchFileRequest } from '../src/scales/galaxy/requests.ts';
import type { Matching } from '../src/scales/galaxy/analysis/matching/index.ts';
import { implementationOf } from './registry.ts';

const ROWS = 120;
const DIM = 6;

function decoder(seed: number): Float32Array<ArrayBuffer> {
  const stream = random(seed);
  return Float32Array.from({ length: ROWS * DIM }, () => stream.normal());
}

const opened = (bytes: Uint8Array) => openFiles(['own.npy'], memorySource(new Map([['own.npy', bytes]])));
const view = { matchBy: 'decoder', seed: 42 } as const;

describe('matching a layer with a file', () => {
  const data = decoder(1);
  const reversed = Float32Array.from({ length: ROWS * DIM }, (_, at) => {
    return data[(ROWS - 1 - Math.floor(at / DIM)) * DIM + (at % DIM)]!;
  });
  const own = writeNpy(data, [ROWS, DIM]);
  const file = new Blob([writeNpy(reversed, [ROWS, DIM]) as Uint8Array<ArrayBuffer>]);
  const reference = (choice: number) =>
    referenceTo({ kind: 'local', choice, files: [{ path: 'other.npy', file }] });

  it('finds its rows there, by the job of layers', async () => {
    const dataset = await opened(own);
    const { info } = dataset;
    const [layer] = info.layers;
    const other = { reference: reference(1), info: { ...info, title: 'other' }, layer: layer!.id };
    const request = matchFileRequest(layer!, other, view)!;
    expect(request.other?.name).toBe('other');
    const found = (await (
      await implementationOf('galaxy/matching')
    )(dataset, request, quietWork)) as Matching;
    expect([...found.assignment.partner]).toEqual(Array.from({ length: ROWS }, (_, i) => ROWS - 1 - i));
    expect(found.mutual).toBe(ROWS);
  });

  it('is another computation for files chosen again, and none by what a file lacks', async () => {
    const { info } = await opened(own);
    const [layer] = info.layers;
    const requestOf = (choice: number, matchBy: 'decoder' | 'firings') =>
      matchFileRequest(
        layer!,
        { reference: reference(choice), info, layer: layer!.id },
        { ...view, matchBy },
      );
    const keyOf = (choice: number) => jobKey('galaxy/matching', reference(9), requestOf(choice, 'decoder'));
    expect(keyOf(1)).toBe(keyOf(1));
    expect(keyOf(1)).not.toBe(keyOf(2));
    expect(requestOf(1, 'firings')).toBeNull();
  });
});
