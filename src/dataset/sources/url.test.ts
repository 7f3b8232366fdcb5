import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openBundleAt } from '../bundle/bundle.ts';
import { DataError } from '../error.ts';
import { PATIENCE } from './answer.ts';
import { bundleFolder, namesBundle, nameIn, urlSource } from './url.ts';

let stop = () => {};
afterEach(() => stop());

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  stop = () => server.close().closeAllConnections();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/base/`;
}

const read = (address: string, path = 'decoder.npy') => urlSource(bundleFolder(address)).read(path);

describe('bundleFolder', () => {
  it.each([
    ['https://example.org/bundle', 'https://example.org/bundle/'],
    ['https://example.org/bundle/manifest.json', 'https://example.org/bundle/'],
    ['https://example.org/bundle/?token=1#x', 'https://example.org/bundle/?token=1'],
    ['https://example.org', 'https://example.org/'],
    ['datasets/words', 'https://site.org/app/datasets/words/'],
  ])('%s', (address, folder) => {
    expect(bundleFolder(address, 'https://site.org/app/index.html?data=x').href).toBe(folder);
  });

  it.each(['file:///etc', 'javascript:alert(1)', 'ftp://example.org/x'])('refuses %s', (address) => {
    expect(() => bundleFolder(address)).toThrow(/expected an http or https address, found/);
  });

  it('refuses a text that is not an address', () => {
    expect(() => bundleFolder('datasets/words')).toThrow(DataError);
  });
});

it('finds a file’s name in an address, and refuses a broken one', () => {
  expect(nameIn(new URL('https://example.org/a/b%20c.npy?x=1'))).toBe('b c.npy');
  expect(() => nameIn(new URL('https://example.org/%E0%A4%A.npy'))).toThrow(
    /write %25 for a percent sign\.$/,
  );
});

describe('namesBundle', () => {
  it.each([
    ['https://a.org/b/', true],
    ['https://a.org/b/manifest.json?x', true],
    ['https://a.org', true],
    ['https://a.org/b', false],
    ['https://a.org/b/my-manifest.json', false],
    ['https://a.org/b/sae.npz', false],
  ])('%s: %s', (address, expected) => {
    expect(namesBundle(new URL(address))).toBe(expected);
  });
});

describe('urlSource', () => {
  it('reads a file, its path encoded step by step and the query repeated', async () => {
    const asked: (string | undefined)[] = [];
    const address = await serve((request, response) => {
      asked.push(request.url);
      response.end('abc');
    });
    const bytes = await read(`${address}?key=1`, 'a b/%2e%2e/c.npy');
    expect(new TextDecoder().decode(bytes)).toBe('abc');
    expect(asked).toEqual(['/some/base/a%20b/%252e%252e/c.npy?key=1']);
  });

  it('takes a body that the host sends compressed', async () => {
    const address = await serve((_, response) => {
      const body = gzipSync(new TextEncoder().encode('abc'.repeat(99)));
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
    });
    expect(await read(address)).toHaveLength(297);
  });

  it.each([
    [404, /found none \(HTTP 404\)\. Check the address/],
    [403, /reading it is not allowed \(HTTP 403\)\. Make the file public/],
    [429, /asks to wait \(HTTP 429\)/],
    [500, /found HTTP 500\. Try again later/],
  ])('answers HTTP %i with a sentence', async (status, message) => {
    const address = await serve((_, response) => response.writeHead(status).end());
    await expect(read(address)).rejects.toThrow(message);
    await expect(read(address)).rejects.toThrow(DataError);
    await expect(read(address)).rejects.toThrow(`${address}decoder.npy`);
  });

  it.each([
    ['text/html; charset=utf-8', 'anything'],
    ['application/octet-stream', '\n <!DOCTYPE html><html>'],
  ])('recognises a fallback page served as %s', async (type, body) => {
    const address = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body));
    await expect(read(address)).rejects.toThrow(/expected a file, found a web page/);
    await expect(openBundleAt(address)).rejects.toThrow(/manifest\.json: expected a file, found a web page/);
  });

  it('says that there is no answer', async () => {
    const address = await serve(() => {});
    stop();
    await expect(read(address)).rejects.toThrow(
      /found none: the address is wrong, the network is down, or .*CORS/,
    );
  });

  it('says that the connection broke', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('abc', () => response.destroy());
    });
    await expect(read(address)).rejects.toThrow(/expected the whole file, found that the connection broke/);
  });

  it('can be cancelled', async () => {
    const address = await serve(() => {});
    const cancel = new AbortController();
    const bytes = urlSource(bundleFolder(address)).read('a.npy', { signal: cancel.signal });
    cancel.abort();
    await expect(bytes).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('urlSource, in parts', () => {
  const BYTES = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
  const open = (address: string) => urlSource(bundleFolder(address)).open('a.npz');
  /** Answers with the requested part, shifted and with the version that `change` gives. */
  const parts = (change: (begin: number) => { shift?: number; etag?: string }) =>
    serve((request, response) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const { shift = 0, etag = '"1"' } = change(Number(from));
      const [begin, end] = [Number(from) + shift, Math.min(Number(to) + shift + 1, BYTES.length)];
      const range = `bytes ${begin}-${end - 1}/${BYTES.length}`;
      response.writeHead(206, { 'content-range': range, etag }).end(BYTES.subarray(begin, end));
    });

  it('reads the requested bytes', async () => {
    const file = await open(await parts(() => ({})));
    expect(file.size).toBe(BYTES.length);
    expect(await file.read(70_000, 80_000)).toEqual(BYTES.slice(70_000, 80_000));
    expect(await file.read(65_000, 66_000)).toEqual(BYTES.slice(65_000, 66_000));
    await expect(file.read(0, BYTES.length + 1)).rejects.toThrow(RangeError);
  });

  it('reads the file whole, once, if the host refuses ranges', async () => {
    let asked = 0;
    const file = await open(await serve((_, response) => response.end(BYTES, () => asked++)));
    expect(await file.read(70_000, 80_000)).toEqual(BYTES.slice(70_000, 80_000));
    expect([file.size, asked]).toEqual([BYTES.length, 1]);
  });

  it('does not take one part for another', async () => {
    const file = await open(await parts((begin) => ({ shift: begin > 0 ? -1 : 0 })));
    await expect(file.read(70_000, 80_000)).rejects.toThrow(
      /expected bytes 70000-79999\/100000, found “bytes 69999-79998\/100000”/,
    );
  });

  it('does not take a file of another length, or a whole file, for a part of the one that it began with', async () => {
    const answers = (later: (range: string) => [number, Record<string, string>]) =>
      serve((request, response) => {
        const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
        const first: [number, Record<string, string>] = [206, { 'content-range': `bytes 0-65535/100000` }];
        const [status, headers] = from === '0' ? first : later(`${from}-${to}`);
        response.writeHead(status, headers).end(new Uint8Array(Number(to) + 1 - Number(from)));
      });
    const longer = await open(await answers((range) => [206, { 'content-range': `bytes ${range}/200000` }]));
    await expect(longer.read(70_000, 80_000)).rejects.toThrow(
      /found “bytes 70000-79999\/200000”: the file was replaced/,
    );
    const whole = await open(await answers(() => [200, {}]));
    await expect(whole.read(70_000, 80_000)).rejects.toThrow(
      /found HTTP 200: the host stopped sending parts/,
    );
  });

  it('does not mix two versions of a file', async () => {
    const file = await open(await parts((begin) => ({ etag: begin > 0 ? '"2"' : '"1"' })));
    await expect(file.read(70_000, 80_000)).rejects.toThrow(
      /expected version "1", found "2": the file was replaced while it was read\. Open it again/,
    );
  });

  it.each([
    ['stores a large part', {}, 1],
    ['stores nothing of a host that forbids it', { 'cache-control': 'no-store' }, 2],
  ])('%s', async (_, headers, asked) => {
    const size = 1 << 20;
    const stored = new Map<string, Response>();
    const put = async (key: string, response: Response) => void stored.set(key, response);
    const match = async (key: string) => stored.get(key)?.clone();
    vi.stubGlobal('caches', { open: async () => ({ match, put }) });
    let large = 0;
    const address = await serve((request, response) => {
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const count = Number(to) - Number(from) + 1;
      if (count === size) large++;
      const range = `bytes ${from}-${to}/${4 * size}`;
      response.writeHead(206, { 'content-range': range, etag: '"1"', ...headers }).end(new Uint8Array(count));
    });
    try {
      const file = await open(address);
      for (let i = 0; i < 2; i++) expect(await file.read(size, 2 * size)).toHaveLength(size);
      expect(large).toBe(asked);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('gives up on a host that stalls', async () => {
    const address = await serve((_, response) => void response.write('abc'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      // After the first bytes the wait for more begins; then time passes.
      const progress = () => void setImmediate(() => vi.advanceTimersByTime(PATIENCE));
      const bytes = urlSource(bundleFolder(address)).read('a.npz', { progress });
      await expect(bytes).rejects.toThrow(/found nothing for 30 seconds: the host stalled\. Try again/);
    } finally {
      vi.useRealTimers();
    }
  });
});
