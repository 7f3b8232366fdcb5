import type { Page, Route } from '@playwright/test';
import { zipSync } from 'fflate';
import { writeNpy } from '../src/dataset/files/npy.ts';
import { random } from '../src/math/random/random.ts';
import type { Fault } from './fault.ts';

const [FEATURES, DIM] = [2000, 64];
const ADDRESS = 'https://data.example/decoder.npz';

/** A decoder in an archive that is larger than the part of it that is read first. */
function archive(): Buffer {
  const stream = random(7);
  const data = Float32Array.from({ length: FEATURES * DIM }, () => stream.normal());
  return Buffer.from(zipSync({ 'W_dec.npy': writeNpy(data, [FEATURES, DIM]) }, { level: 0 }));
}

/** What a host answers to a request for a part: the first part is always as it should be. */
interface Answer {
  readonly etag?: string;
  readonly size?: number;
  readonly whole?: boolean;
}

/** A host of which the first answer is right, and the others are changed. */
const host =
  (later: Answer, first: Answer = {}) =>
  async (page: Page): Promise<void> => {
    const bytes = archive();
    let asked = 0;
    await page.route(ADDRESS, async (route: Route) => {
      const { etag = '"1"', size = bytes.length, whole = false } = (asked += 1) === 1 ? first : later;
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(route.request().headers()['range'] ?? '') ?? [];
      const headers = {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': '*',
        'access-control-expose-headers': 'content-range, etag',
        etag,
      };
      if (from === undefined || whole) return route.fulfill({ headers, body: bytes });
      const end = Math.min(Number(to), bytes.length - 1);
      await route.fulfill({
        status: 206,
        headers: { ...headers, 'content-range': `bytes ${from}-${end}/${size}` },
        body: bytes.subarray(Number(from), end + 1),
      });
    });
  };
const query = `?data=${encodeURIComponent(ADDRESS)}&scale=galaxy`;

/** Hosts that answer requests for parts of a file in their own way. */
export const RANGES: readonly Fault[] = [
  { name: 'a host that sends parts', before: host({}), query },
  {
    name: 'a host that sends the whole file for a part',
    before: host({ whole: true }, { whole: true }),
    query,
  },
  {
    name: 'a host that sends one part, and then the whole file for another',
    before: host({ whole: true }),
    query,
    says: /stopped sending parts/,
  },
  {
    name: 'a file that is replaced between two parts',
    before: host({ etag: '"2"' }),
    query,
    says: /replaced while it was read/,
  },
  {
    name: 'a file whose length changes between two parts',
    before: host({ size: 1 << 22 }),
    query,
    says: /replaced while it was read/,
  },
];
