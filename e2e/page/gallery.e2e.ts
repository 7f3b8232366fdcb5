import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { serveGallery } from '../gallery/serve.ts';
import type {} from '../gallery/main.tsx';
import { expect, test } from '../kit/test.ts';

/** The usual panel, whose charts have pictures; in pixels. */
const USUAL = 288;
/** The narrowest panel, a phone's and the usual one. */
const WIDTHS = [248, 358, USUAL];
const THEMES = ['dark', 'light'];

test.describe.configure({ mode: 'default' });

let gallery: Awaited<ReturnType<typeof serveGallery>>;
test.beforeAll(async () => {
  gallery = await serveGallery();
});
test.afterAll(() => gallery.stop());

/** Opens the page with its charts drawn in the font that the app brings along. */
async function open(page: Page, query: string): Promise<void> {
  await page.goto(`${gallery.address}?${query}`);
  await expect(page.locator('article').first()).toBeVisible();
  // Charts are drawn once their width is known.
  await expect(page.locator('.chart-picture:not(:has(svg))')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.load('400 11px "Inter Variable"');
    await document.fonts.ready;
  });
}

/** Expects a chart of each file of charts on the page. */
async function expectEveryChart(page: Page): Promise<void> {
  const shown = await page.evaluate(() => window.gallery.charts());
  // What charts are made of is no chart.
  const parts = ['Chart', 'ChartKey', 'ChartSave', 'RankHandle', 'TableTwin'];
  const files = readdirSync('src/charts', { recursive: true, encoding: 'utf8' }).flatMap(
    (name) => /(?:^|[\\/])([A-Z]\w*)\.tsx$/.exec(name)?.[1] ?? [],
  );
  expect(shown).toEqual(expect.arrayContaining(files.filter((name) => !parts.includes(name))));
}

for (const theme of THEMES) {
  test(`every chart is there, none has a fault, and the pictures are as they were, ${theme}`, async ({
    page,
  }) => {
    test.slow();
    // The themes differ only in their colours, which do not depend on the width.
    for (const width of theme === 'dark' ? WIDTHS : [USUAL]) {
      await open(page, `theme=${theme}&width=${width}`);
      await expectEveryChart(page);
      expect(await page.evaluate(() => window.gallery.faults()), `${width} px wide`).toEqual([]);
    }
    const builder = axe(page);
    if (theme !== 'dark') builder.withRules(['color-contrast', 'link-in-text-block']);
    expect(await faultsOf(builder)).toEqual([]);
    for (const chart of await page.evaluate(() => window.gallery.charts())) {
      const picture = await page.evaluate((name) => window.gallery.picture(name), chart);
      expect.soft(picture).toMatchSnapshot(`${chart}.txt`);
    }
  });
}

test.describe('drawings with a fault', () => {
  // One of them is a path that is not numbers, which the console notes.
  test.use({ expectedErrors: [/attribute d: Expected number/] });

  test('are found, each by its fault', async ({ page }) => {
    await open(page, 'faulty&theme=light');
    const faults = await page.evaluate(() => window.gallery.faults());
    expect(faults.filter((fault) => fault.startsWith('Faulty'))).toEqual([
      'Faulty, overlap: “0.10” overlaps “0.20”',
      'Faulty, equal ticks: the x-axis tick label “0.5” stands at several places',
      expect.stringMatching(/^Faulty, text outside: “123,456” is 1\d\.\d px outside$/),
      'Faulty, mark outside: a circle is 6.0 px outside',
      expect.stringMatching(/^Faulty, faint text: “slope” has a contrast of 1\.\d\d, less than 4\.5$/),
      expect.stringMatching(/^Faulty, faint mark: a circle has a contrast of 1\.\d\d, less than 3$/),
      'Faulty, text on its own colour: “0.5” has a contrast of 1.00, less than 4.5',
      'Faulty, not a number: d of a path is “MNaN,3L4,5”',
      'Faulty, no error: says “0.5 ± 0.000”',
    ]);
  });
});
