import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { openJsonAt } from './listing.ts';
import { openFiles, recogniseFiles } from './local.ts';
import { memorySource } from '../sources/memory.ts';

const text = (content: string) => new TextEncoder().encode(content);
const values = Float32Array.from([1, 0, 0, 1, 2, 2]);
const config = {
  modelCheckpointPath: 'a field that is not looked at',
  embeddings: [
    { tensorName: 'raw', tensorShape: [3, 2], tensorPath: 'data/raw.bytes', metadataPath: 'data/labels.tsv' },
    {
      tensorName: 'text',
      tensorShape: [3, 2],
      tensorPath: 'data/text.tsv',
      metadataPath: 'data/metadata.tsv',
    },
  ],
};
const files: Record<string, Uint8Array> = {
  'raw.bytes': new Uint8Array(values.buffer),
  'text.tsv': text('1\t0\n0\t1\n2\t2\n'),
  'labels.tsv': text('one\ntwo\nthree\n'),
  'metadata.tsv': text('word\tcount\nuno\t5\ndos\t7\ntres\t9\n'),
};
const open = (changed: object = config) => {
  const all = new Map(Object.entries({ ...files, 'config.json': text(JSON.stringify(changed)) }));
  return openFiles([...all.keys()], memorySource(all));
};

describe('the TensorFlow Projector', () => {
  it('opens as it is: each embedding a layer, raw numbers or a table, labels with and without a header', async () => {
    const dataset = await open();
    expect(dataset.info.layers.map(({ name, features, dim }) => [name, features, dim])).toEqual([
      ['raw', 3, 2],
      ['text', 3, 2],
    ]);
    expect([...(await dataset.decoder('0')).data]).toEqual([...values]);
    expect([...(await dataset.decoder('1')).data]).toEqual([...values]);
    expect((await dataset.labels('0')).description).toEqual(['one', 'two', 'three']);
    const rich = await dataset.labels('1');
    expect(rich.description).toEqual(['uno', 'dos', 'tres']);
    expect([...rich.numeric['count']!]).toEqual([5, 7, 9]);
  });

  it('is recognised, and uses every file', async () => {
    const all = new Map(Object.entries({ ...files, 'config.json': text(JSON.stringify(config)) }));
    const { files: found, unused } = await recogniseFiles([...all.keys()], memorySource(all));
    expect(found.map(({ role }) => role)).toEqual(['tensor', 'table', 'labels', 'labels', 'projector']);
    expect(unused).toEqual([]);
  });

  it('names the file that does not fit', async () => {
    const wrong = { embeddings: [{ ...config.embeddings[0], tensorShape: [4, 2] }] };
    await expect(open(wrong)).rejects.toThrow(
      /raw\.bytes: expected 32 bytes, 4 rows of 2 float32 numbers, found 24/,
    );
    const missing = { embeddings: [{ ...config.embeddings[0], tensorPath: 'none.bytes' }] };
    await expect(open(missing)).rejects.toThrow(/none\.bytes: expected a file, found none/);
    await expect(open({ embeddings: [] })).rejects.toThrow(/“embeddings”: expected at least one embedding/);
    await expect(open({ embeddings: [{ tensorShape: [3, 2] }] })).rejects.toThrow(
      /embeddings\[0\]\.tensorPath/,
    );
  });

  it('opens from the web, paths relative to the configuration or repeating its folder', async () => {
    const server = createServer((request, response) => {
      const name = request.url!.replace('/site/data/', '');
      if (name === 'config.json') response.end(JSON.stringify(config));
      else if (files[name]) response.end(files[name]);
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const dataset = await openJsonAt(new URL(`http://127.0.0.1:${port}/site/data/config.json`));
    expect([...(await dataset.decoder('0')).data]).toEqual([...values]);
    server.close().closeAllConnections();
  });
});
