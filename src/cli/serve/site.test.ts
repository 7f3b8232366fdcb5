import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openJsonAt } from '../../dataset/open/listing.ts';
import { writeNpy } from '../../dataset/files/npy.ts';
import { keyTaken, newKey, withKey } from './key.ts';
import { placeOf, sharesOf } from './shares.ts';
import { FILES, knownHosts, LISTING, policyOf, siteListener } from './site.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tricosm-serve-')));
afterAll(() => rmSync(root, { recursive: true }));
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
  return join(root, path);
};
const BYTES = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
write('app/index.html', '<!doctype html><title>app</title>');
write('app/assets/index.js', 'export {}');
write('run/layer_1/big file.bin', BYTES);
write('run/layer_1/labels.jsonl', '{"index": 0}');
write('run/page.html', '<script>fetch("labels.jsonl")</script>');
write('run/.hidden/key', 'secret');
write('run/decoder.npy', writeNpy(Float32Array.from(BYTES), [100, 10]));
write('secret.txt', 'secret');
symlinkSync(join(root, 'secret.txt'), join(root, 'run', 'out.txt'));
symlinkSync(root, join(root, 'run', 'up'));
symlinkSync(join(root, 'run', 'layer_1'), join(root, 'run', 'layer_2'));
symlinkSync(join(root, 'run'), join(root, 'run', 'again'));

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const KEY = newKey();
const COOKIE = keyTaken(KEY, `/?${withKey('', KEY)}`)!.cookie.split(';')[0]!;
let port = 0;
const shares = sharesOf([join(root, 'run')]);
const server = createServer(
  siteListener({
    app: { path: '', place: join(root, 'app'), isFolder: true },
    shares,
    listing: { files: ['run/decoder.npy'] },
    key: KEY,
    isKnown: knownHosts('127.0.0.1', 'machine'),
  }),
);
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close().closeAllConnections());

/** Sends the path unchanged: `fetch` would resolve steps such as `..` first. */
const ask = (path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    const outgoing = request({ port, path, headers: { cookie: COOKIE, ...headers }, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    outgoing.on('error', reject).end();
  });
const BIG = `${FILES}run/layer_1/big%20file.bin`;

describe('a served file', () => {
  it('is sent whole, with its type, size and entity tag', async () => {
    const { status, headers, body } = await ask(BIG);
    expect([status, headers['content-length'], headers['content-type']]).toEqual([
      200,
      '1000',
      'application/octet-stream',
    ]);
    expect(new Uint8Array(body)).toEqual(BYTES);
    expect(headers.etag).toMatch(/^(W\/)?".+"$/);
    expect(Date.parse(headers['last-modified']!)).toBeGreaterThan(0);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await ask(BIG, { 'if-none-match': headers.etag })).status).toBe(304);
  });

  it.each([
    ['bytes=10-19', 206, 'bytes 10-19/1000', BYTES.subarray(10, 20)],
    ['bytes=990-2000', 206, 'bytes 990-999/1000', BYTES.subarray(990)],
    ['bytes=-5', 206, 'bytes 995-999/1000', BYTES.subarray(995)],
    ['bytes=1000-', 416, 'bytes */1000', null],
  ])('is sent in parts: %s', async (range, status, contentRange, part) => {
    const answer = await ask(BIG, { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([status, contentRange]);
    if (part) expect(new Uint8Array(answer.body)).toEqual(part);
  });

  it('answers HEAD with its size and no bytes', async () => {
    const { status, headers, body } = await ask(BIG, {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '1000', 0]);
    expect(headers['accept-ranges']).toBe('bytes');
  });

  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/?data=x', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index.js', 'text/javascript; charset=utf-8', 'no-cache'],
    [LISTING, 'application/json', 'no-store'],
  ])('%s is %s', async (path, type, cacheControl) => {
    const { status, headers } = await ask(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cacheControl]);
  });

  it('is read by the app from the listing', async () => {
    const fetched = globalThis.fetch;
    vi.stubGlobal('fetch', (input: URL, init?: RequestInit) =>
      fetched(input, { ...init, headers: { ...(init?.headers as object), cookie: COOKIE } }),
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const dataset = await openJsonAt(new URL(`http://127.0.0.1:${port}${LISTING}`));
    expect(dataset.info.layers).toMatchObject([{ features: 100, dim: 10 }]);
    expect((await dataset.decoder('0')).data).toEqual(Float32Array.from(BYTES));
  });
});

it('scripts in served files have no origin and do not run', async () => {
  for (const path of [BIG, LISTING, `${FILES}run/page.html`, `${FILES}run/nothing.svg`]) {
    const { headers } = await ask(path);
    expect([headers['content-security-policy'], headers['x-content-type-options']]).toEqual([
      "sandbox; frame-ancestors 'none'",
      'nosniff',
    ]);
  }
  expect((await ask(`${FILES}run/page.html`)).headers['content-type']).toMatch(/^text\/html/);
  expect((await ask('/')).headers['content-security-policy']).toBe("frame-ancestors 'self'");
});

it('sends the policy that the page states of itself', () => {
  const page = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'" />`;
  expect(policyOf(page)).toBe("default-src 'none'; script-src 'self'");
  expect(policyOf('<html></html>')).toBe('');
});

describe('the key', () => {
  it('is taken from the link, which is left without it', async () => {
    const { status, headers } = await ask(`/?${withKey('data=x&scale=galaxy', KEY)}`, { cookie: '' });
    expect([status, headers.location]).toEqual([302, '?data=x&scale=galaxy']);
    expect(headers['set-cookie']).toEqual([`${COOKIE}; HttpOnly; SameSite=Strict; Path=/`]);
    expect((await ask(`/?${withKey('', KEY)}`)).headers.location).toBe('./');
  });

  it.each([BIG, LISTING, `${FILES}run/nothing.npy`])('is needed for %s', async (path) => {
    for (const cookie of ['', 'tricosm_0=x', `${COOKIE}x`, COOKIE.replace(/=.*/, '=')]) {
      const { status, body } = await ask(path, { cookie });
      expect([status, body.toString()]).toEqual([403, expect.stringContaining('open the link')]);
    }
  });

  it('that is wrong opens nothing, and the app needs none', async () => {
    const { status, headers } = await ask(`/?${withKey('', newKey())}`, { cookie: '' });
    expect([status, headers['set-cookie']]).toEqual([200, undefined]);
  });
});

describe('a refused request', () => {
  it.each([
    '/nothing.js',
    `${FILES}run`,
    `${FILES}run/`,
    `${FILES}run/nothing.npy`,
    `${FILES}secret.txt`,
    `${FILES}run/../secret.txt`,
    `${FILES}run/..%2fsecret.txt`,
    `${FILES}run/%2e%2e/secret.txt`,
    `${FILES}run/..%5csecret.txt`,
    `${FILES}run//decoder.npy`,
    `${FILES}run/out.txt`,
    `${FILES}run/up/secret.txt`,
    `${FILES}run/.hidden/key`,
    `${FILES}run/decoder.npy%00.txt`,
    '/../secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  ])('%s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('secret');
  });

  it('has a malformed address, or a method that writes', async () => {
    expect((await ask('/%zz')).status).toBe(400);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(`${FILES}run/decoder.npy`, {}, method);
      expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
    }
  });

  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example', '10.0.0.1', 'a@127.0.0.1'])(
    'has the host “%s”',
    async (host) => expect((await ask('/', { host })).status).toBe(403),
  );

  it.each(['localhost', 'LOCALHOST:9', '127.0.0.1:1234', '[::1]:80'])('but under “%s”', async (host) =>
    expect((await ask('/', { host })).status).toBe(200),
  );
});

it('a server that listens beyond this machine answers to its addresses and its name', () => {
  const isKnown = knownHosts('0.0.0.0', 'Machine');
  expect(['10.0.0.1:80', '[fe80::1]', 'machine', 'localhost:80'].map(isKnown)).toEqual(
    new Array(4).fill(true),
  );
  expect([undefined, 'evil.example', 'machine.evil.example'].map(isKnown)).toEqual(new Array(3).fill(false));
});

it('a server answers to the named proxy, with any port', () => {
  const isKnown = knownHosts('127.0.0.1', 'machine', 'Hub.example');
  expect(['hub.example', 'HUB.example:8000', 'localhost'].map(isKnown)).toEqual([true, true, true]);
  expect(['evil.example', 'a.hub.example', 'machine', '10.0.0.1'].map(isKnown)).toEqual(
    new Array(4).fill(false),
  );
});

describe('the paths of shares', () => {
  it('are just long enough to distinguish them', () => {
    const pathsOf = (...names: string[]) =>
      sharesOf(names.map((name) => join(root, name))).map(({ path }) => path);
    expect(pathsOf('run/decoder.npy')).toEqual(['decoder.npy']);
    expect(pathsOf('run')).toEqual(['run']);
    expect(pathsOf('run/decoder.npy', 'run/layer_1/labels.jsonl')).toEqual([
      'run/decoder.npy',
      'run/layer_1/labels.jsonl',
    ]);
    expect(pathsOf('run', 'run/decoder.npy')).toEqual(['run', 'run/decoder.npy']);
  });

  it('follow a link that the command line names itself', () => {
    const [link] = sharesOf([join(root, 'run/out.txt')]);
    expect(placeOf([link!], 'out.txt')).toBe(join(root, 'secret.txt'));
    expect(() => sharesOf([join(root, 'nowhere')])).toThrow(/nowhere”: expected a file or a folder/);
  });
});

it('asks browsers not to keep the app, which is gone when the server is', async () => {
  for (const path of ['/', '/index.html', '/?scale=atom']) {
    const { status, headers, body } = await ask(path);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toMatch(/^<meta name="tricosm-offline" content="no"><!doctype html>/);
    expect(Number(headers['content-length'])).toBe(body.length);
  }
  expect((await ask('/', {}, 'HEAD')).body).toHaveLength(0);
});
