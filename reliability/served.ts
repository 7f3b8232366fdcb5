import type { Page, Route } from '@playwright/test';
import { LOADS, type Fault } from './fault.ts';

const WEB_PAGE = '<!doctype html><p>Sign in';
const answered =
  (pattern: string, answer: Parameters<Route['fulfill']>[0]) =>
  (page: Page): Promise<unknown> =>
    page.route(pattern, (route) => route.fulfill(answer));
const DECODER = '**/mini-sae/layer_2/decoder.npy';

/** What hosts serve in the place of data and of the program. */
export const SERVED: readonly Fault[] = [
  {
    name: 'HTTP 500 for a decoder',
    before: answered(DECODER, { status: 500, body: 'oops' }),
    query: '?scale=galaxy',
    says: /HTTP 500/,
    noise: LOADS,
  },
  {
    name: 'a web page in the place of a decoder',
    before: answered(DECODER, { contentType: 'text/html', body: WEB_PAGE }),
    query: '?scale=galaxy',
    says: /decoder\.npy/,
  },
  {
    name: 'half of a decoder',
    before: (page) =>
      page.route(DECODER, async (route) => {
        const body = await (await route.fetch()).body();
        await route.fulfill({ body: body.subarray(0, body.length >> 1) });
      }),
    query: '?scale=galaxy',
    says: /decoder\.npy/,
  },
  {
    name: 'a version that is published while the page is open',
    after: async (page) => {
      // The new version has other files, and the old ones are gone.
      await page.route('**/assets/**', (route) => route.fulfill({ status: 404, body: 'gone' }));
      await page.route(/\/some\/base\/(index\.html)?(\?.*)?$/, async (route) => {
        const html = await (await route.fetch()).text();
        await route.fulfill({
          contentType: 'text/html',
          body: html.replaceAll(/-[\w-]{8}\.js/g, '-anotherx.js'),
        });
      });
      await page.getByRole('radio', { name: 'Atom' }).click();
      await page.waitForTimeout(1500);
    },
    noise: LOADS,
  },
];
