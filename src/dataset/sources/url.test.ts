import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { openBundleAt } from '../bundle.ts';
import { DataError } from '../error.ts';
import { bundleFolder, urlSource } from './url.ts';

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

  it('refuses what is no address', () => {
    expect(() => bundleFolder('datasets/words')).toThrow(DataError);
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
    [404, /found that there is none \(HTTP 404\)\. Check the address/],
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

  it('says when nobody answers', async () => {
    const address = await serve(() => {});
    stop();
    await expect(read(address)).rejects.toThrow(
      /found none: the address is wrong, the network is down, or .*CORS/,
    );
  });

  it('says when the connection breaks off', async () => {
    const address = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('abc', () => response.destroy());
    });
    await expect(read(address)).rejects.toThrow(/expected the whole file, found that the connection broke/);
  });

  it('lets a reader give up', async () => {
    const address = await serve(() => {});
    const giveUp = new AbortController();
    const bytes = urlSource(bundleFolder(address)).read('a.npy', { signal: giveUp.signal });
    giveUp.abort();
    await expect(bytes).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
