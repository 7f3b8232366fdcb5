import { afterEach, describe, expect, it, vi } from 'vitest';
import { listHub } from '../../open/hub.ts';
import { readEntries } from '../../bundle/results/entry.ts';
import { readResult, writeResult } from '../../bundle/results/resultFile.ts';
import { HUB, readHubAddress, readRepository } from '../../sources/hub.ts';

describe('addresses of a hub', () => {
  it.each(['hf:https://[/a/b@main:c.npz', 'hf:../..@main:c.npz', 'hf:a/b@..:c.npz', 'hf:a/b@x/../y:c.npz'])(
    '%s is refused',
    (address) => {
      expect(() => readHubAddress(address)).toThrow(/expected hf:owner\/name@revision:path/);
    },
  );

  it('whose host ends in a control character or a space names the host that is asked', () => {
    for (const end of ['\0', ' '])
      expect(readHubAddress(`hf:https://hf.example.org${end}/a/b@main:c.npz`).hub).toBe(
        'https://hf.example.org',
      );
  });

  it('of a repository that leads out of the hub is refused', () => {
    expect(() => readRepository('../name')).toThrow(/expected a repository such as/);
  });
});

describe('a hub’s list of files', () => {
  afterEach(() => vi.unstubAllGlobals());
  const listed = (...files: unknown[]) => {
    vi.stubGlobal('fetch', async () => Response.json(files));
    return listHub({ hub: HUB, repository: 'a/b', revision: 'main' }, '', () => {});
  };

  it('with a file without a size, or with an entry that is not a file, is refused', async () => {
    const refused = /huggingface\.co\/a\/b: expected a list of files, found something else \(/;
    await expect(listed({ type: 'file', path: 'a.npz', size: '12' })).rejects.toThrow(refused);
    await expect(listed(null)).rejects.toThrow(refused);
  });

  it('offers no path that leads out of the repository', async () => {
    const { checkpoints, files } = await listed(
      { type: 'file', path: '../a.npz', size: 1 },
      { type: 'file', path: 'a.npz', size: 1 },
    );
    expect([checkpoints, files]).toEqual([[{ path: 'a.npz', size: 1 }], 2]);
  });
});

describe('results of a bundle', () => {
  it('whose arrays all claim the same bytes are refused before any memory is allocated', () => {
    const bytes = writeResult([Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)]);
    const text = new TextDecoder('latin1').decode(bytes);
    const [one, two] = [...text.matchAll(/"length":3/g)].map(({ index }) => index + '"length":'.length);
    bytes[one!] = bytes[two!] = '9'.charCodeAt(0);
    expect(() => readResult(bytes, 'result.bin')).toThrow(/result\.bin: expected array \d within the file/);
  });

  it.each(['"type":"f4"', '"length":3', '"begin":'])(
    'with an object in the place of %s is refused',
    (field) => {
      const text = new TextDecoder('latin1').decode(writeResult([Float32Array.of(1, 2, 3)]));
      const at = text.indexOf(field);
      const value = '{"toString":1,"valueOf":1}';
      const name = field.slice(0, field.indexOf(':') + 1);
      const after = text.slice(at + name.length).replace(/^[^,}]*/, value);
      const changed = Uint8Array.from(text.slice(0, at) + name + after, (letter) => letter.charCodeAt(0));
      const header = new DataView(changed.buffer);
      header.setUint32(8, header.getUint32(8, true) + changed.length - text.length, true);
      expect(() => readResult(changed, 'result.bin')).toThrow(
        /result\.bin: expected array 0 within the file/,
      );
    },
  );

  it('with parameters nested too deeply, or lists instead of objects, are left out', () => {
    const entry = {
      job: 'a',
      parameters: {},
      analysis: 1,
      path: 'a.bin',
      described: '',
      inputs: {},
    };
    const deep = JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown;
    const results = [
      entry,
      { ...entry, parameters: deep },
      { ...entry, parameters: [] },
      { ...entry, inputs: [] },
    ];
    expect(readEntries(results)).toEqual({ entries: [entry], leftOut: 3 });
  });
});
