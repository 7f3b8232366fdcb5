import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startHub } from '../../../e2e/kit/hub.ts';
import { layerName } from '../recognise/layerNames.ts';
import { listHub, openHub, recogniseHub } from './hub.ts';
import { printHubAddress, readHubAddress, readRepository, tokenFor } from '../sources/hub.ts';
import { onTransfer, transferText } from '../sources/transfers.ts';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());
beforeEach(() => void hub.asked.splice(0));

const repository = (name: string) => ({ hub: hub.address, repository: `test/${name}`, revision: 'main' });
const LAYER = (n: number) => `layer_${n}/width_1k/average_l0_${10 + n}/params.npz`;

describe('a repository', () => {
  it.each([
    ['google/gemma-scope-2b-pt-res', 'https://huggingface.co', 'google/gemma-scope-2b-pt-res', 'main'],
    ['https://huggingface.co/a/b/tree/v1/layer_2', 'https://huggingface.co', 'a/b', 'v1'],
    ['huggingface.co/a/b', 'https://huggingface.co', 'a/b', 'main'],
    [' a/b@dev ', 'https://huggingface.co', 'a/b', 'dev'],
    ['https://huggingface.co/a/b/tree/refs%2Fpr%2F1/x', 'https://huggingface.co', 'a/b', 'refs/pr/1'],
    ['https://mirror.org/a/b?x=1', 'https://mirror.org', 'a/b', 'main'],
  ])('is read from %s', (typed, address, name, revision) => {
    expect(readRepository(typed)).toEqual({ hub: address, repository: name, revision });
  });

  it.each(['', 'gemma', 'a/b/c', 'https://', 'a b/c'])('is not read from “%s”', (typed) => {
    expect(() => readRepository(typed)).toThrow(/expected a repository such as google\/gemma-scope/);
  });

  it('is listed page by page: checkpoints sorted by number, other files counted', async () => {
    const { checkpoints, files } = await listHub(repository('scope'), '', () => undefined);
    expect(files).toBe(4);
    expect(checkpoints.map(({ path }) => path)).toEqual([LAYER(0), LAYER(1), LAYER(2)]);
    expect(hub.asked.length).toBe(2);
  });

  it('that is gated says so, and opens with a token, whose form is checked', async () => {
    await expect(listHub(repository('gated'), '', () => undefined)).rejects.toThrow(
      /gated, private or not there \(HTTP 401\)\. Accept its terms/,
    );
    await expect(listHub(repository('gated'), 'secret', () => undefined)).rejects.toThrow(
      /token: expected one that begins with hf_/,
    );
    const { checkpoints } = await listHub(repository('gated'), 'hf_secret', () => undefined);
    expect(checkpoints).toHaveLength(3);
    await expect(openHub({ ...repository('gated'), paths: [LAYER(0)] })).rejects.toThrow(
      /not allowed \(HTTP 401\).*give an access token/,
    );
    const opened = await openHub({ ...repository('gated'), paths: [LAYER(0)] }, 'hf_secret');
    expect(opened.info.layers[0]).toMatchObject({ name: 'layer 0', features: 1200, dim: 120 });
    // When the hub redirects to its store, the token does not go there.
    const stored = hub.asked.filter(({ path }) => path.startsWith('/store'));
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.map(({ token }) => token)).toEqual(stored.map(() => null));
  });

  it('whose list goes on at another host is refused, and the token does not go there', async () => {
    const asked: (string | undefined)[] = [];
    const stranger = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.end('[]');
    }).listen(0, '127.0.0.1');
    const first = createServer((_, response) => {
      const { port } = stranger.address() as AddressInfo;
      response.setHeader('link', `<http://127.0.0.1:${port}/next>; rel="next"`);
      response.setHeader('content-type', 'application/json');
      response.end('[]');
    }).listen(0, '127.0.0.1');
    await Promise.all([once(stranger, 'listening'), once(first, 'listening')]);
    const { port } = first.address() as AddressInfo;
    const place = { hub: `http://127.0.0.1:${port}`, repository: 'a/b', revision: 'main' };
    await expect(listHub(place, 'hf_secret', () => undefined)).rejects.toThrow(
      /expected all pages of the list of files at the same host, found one at 127\.0\.0\.1/,
    );
    expect(asked).toEqual([]);
    first.close();
    stranger.close();
  });

  it('that does not exist says so', async () => {
    await expect(listHub(repository('none'), '', () => undefined)).rejects.toThrow(
      /expected a repository with a revision “main”, found none \(HTTP 404\)/,
    );
  });
});

describe('checkpoints of a repository', () => {
  it('are layers; only the decoder of each is read, when it is asked for', async () => {
    const dataset = await openHub({ ...repository('scope'), paths: [LAYER(1), LAYER(2)] });
    expect(dataset.info.layers.map(({ name, features }) => [name, features])).toEqual([
      ['layer 1', 1200],
      ['layer 2', 1200],
    ]);
    const opening = hub.asked.length;
    const decoder = await dataset.decoder('1');
    expect(decoder.data[1]).toBeCloseTo(Math.sin(2 + 1), 6);
    const [asked] = hub.asked.filter(({ path }) => path.startsWith('/store')).slice(-1);
    const [, begin, end] = /^bytes=(\d+)-(\d+)$/.exec(asked!.range!)!;
    const wanted = 1200 * 120 * 4;
    expect(Number(end) - Number(begin)).toBeLessThan(wanted + 1000);
    expect(hub.asked.length - opening).toBeLessThanOrEqual(2);
  });

  it('are read whole if the host gives no parts, and progress is shown', async () => {
    const told: string[] = [];
    const stop = onTransfer((transfer) => told.push(transferText(transfer)));
    const dataset = await openHub({ ...repository('whole'), paths: [LAYER(0)] });
    stop();
    expect((await dataset.decoder('0')).rows).toBe(1200);
    expect(told.at(-1)).toMatch(/^Reading params\.npz: 2\.3 (of 2\.3 )?MB$/);
    expect(told.length).toBeGreaterThan(2);
  });

  it('of SAELens come with their firing rates, and with labels where their path decides them', async () => {
    const files = {
      ...repository(''),
      repository: 'jbloom/GPT2-Small-SAEs-Reformatted',
      paths: ['blocks.3.hook_resid_pre/sae_weights.safetensors'],
    };
    const dataset = await openHub(files);
    expect(dataset.info.layers[0]).toMatchObject({
      name: 'layer 3',
      has: { columns: true },
      neuronpedia: { modelId: 'gpt2-small', sourceId: '3-res-jb' },
    });
    const { numeric } = await dataset.labels('0');
    expect(Array.from(numeric['log10 firing rate']!)).toEqual([-1, -2, -10, -3, -10]);
    const recognised = await recogniseHub(files);
    expect(recognised.files.map(({ role }) => role)).toEqual(['decoder', 'columns']);
  });

  it('do not open without a configuration that exists but cannot be read', async () => {
    await expect(openHub({ ...repository('busy'), paths: ['layers.0/sae.safetensors'] })).rejects.toThrow(
      /cfg\.json: expected a file, found that the host asks to wait \(HTTP 429\)/,
    );
  });

  it('that break off in transit are refused', async () => {
    const dataset = await openHub({ ...repository('cut'), paths: [LAYER(0)] });
    await expect(dataset.decoder('0')).rejects.toThrow(
      /params\.npz: expected .* the connection broke\. Try again/,
    );
  });
});

describe('an address', () => {
  it('holds repository, revision and files', () => {
    const files = {
      hub: 'https://huggingface.co',
      repository: 'a/b',
      revision: 'main',
      paths: ['x/1,2.npz', 'y.npz'],
    };
    const address = printHubAddress(files);
    expect(address).toBe('hf:a/b@main:x/1%2C2.npz,y.npz');
    expect(readHubAddress(address)).toEqual(files);
    const mirror = { ...files, hub: 'http://127.0.0.1:99' };
    expect(readHubAddress(printHubAddress(mirror))).toEqual(mirror);
  });

  it.each(['hf:', 'hf:a/b', 'hf:a/b@main:../x.npz', 'hf:a/b@main:%zz', 'hf:a/b@main:/x'])(
    'is not read from %s',
    (address) => {
      expect(() => readHubAddress(address)).toThrow(/expected hf:owner\/name@revision:path/);
    },
  );

  it('gets the token of its own hub only', () => {
    const tokens = { 'https://huggingface.co': 'hf_mine' };
    expect(tokenFor('hf:a/b@main:x', tokens)).toBe('hf_mine');
    expect(tokenFor('hf:https://mirror.org/a/b@main:x', tokens)).toBe('');
    expect(tokenFor('https://huggingface.co/a', tokens)).toBe('');
    expect(tokenFor('hf:nonsense', tokens)).toBe('');
  });
});

it.each([
  ['layer_12/width_16k/average_l0_82/params.npz', 'layer 12'],
  ['layers.7/sae.safetensors', 'layer 7'],
  ['blocks.3.hook_resid_post/sae_weights.safetensors', 'layer 3'],
  ['Llama3_1-8B-Base-L9R-8x/checkpoints/final.safetensors', 'layer 9'],
  ['embedding/width_4k/params.npz', 'embedding/width_4k'],
])('%s is %s', (path, name) => {
  expect(layerName(path)).toBe(name);
});
