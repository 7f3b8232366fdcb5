import { tricosm } from '../kit/cli.ts';
import { cells, parseNumber, pixels, pointAtSomething } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

const MINI_SAE = 'public/datasets/mini-sae';
const WORDS = 'public/datasets/words';

interface GalaxyDocument {
  readonly eigenvalues: readonly number[];
  readonly powerLaw: { readonly slope: number };
  readonly participationRatio: number;
}

test('galaxy: components and slope are the CLI’s, layer by layer', async ({ page }) => {
  await page.goto('?scale=galaxy');
  const components = page.getByRole('table', { name: /components shown/ });
  const shape = page.getByRole('table', { name: /shape of the spectrum/ });
  for (const layer of ['2', '3']) {
    if (layer === '3') {
      await page.getByRole('slider', { name: 'layer' }).press('ArrowRight');
    }
    const rows = layer === '3' ? '2,048' : '4,096';
    await expect(page.getByText(new RegExp(`^${rows} features × 160; decoder`))).toBeVisible();
    await expect(page).toHaveURL(layer === '3' ? /layer=3/ : /scale=galaxy/);
    const expected = tricosm<GalaxyDocument>('galaxy', MINI_SAE, '--layer', layer, '--no-entropy');
    const total = expected.eigenvalues.reduce((sum, value) => sum + value, 0);
    await expect(async () => {
      const rows = await cells(components);
      rows.slice(0, 3).forEach(([, eigenvalue, share], i) => {
        expect(parseNumber(eigenvalue!)).toBeCloseTo(expected.eigenvalues[i]!, 6);
        expect(parseNumber(share!)).toBeCloseTo((100 * expected.eigenvalues[i]!) / total, 1);
      });
      const [slope, , ratio] = await cells(shape);
      expect(parseNumber(slope![1]!)).toBeCloseTo(expected.powerLaw.slope, 3);
      expect(parseNumber(ratio![1]!)).toBeCloseTo(expected.participationRatio, 1);
    }).toPass();
  }
});

interface LobesDocument {
  readonly sizes: readonly number[];
}

test('opens on the embedded dataset with its provenance; its lobes are the CLI’s for every k', async ({
  page,
}) => {
  await page.goto('');
  const table = page.getByRole('table', { name: /lobes of layer 2/i });
  const slider = page.getByRole('slider', { name: 'lobes k' });
  for (const k of [4, 5]) {
    if (k === 5) await slider.press('ArrowRight');
    const options = ['--layer', '2', '--affinity', 'phi', '--k', `${k}`, '--measure', 'none'];
    const expected = tricosm<LobesDocument>('lobes', MINI_SAE, ...options);
    await expect(async () => {
      // Rows are in the order of the lobes' colours, which stay the same when k changes, and not by size.
      const sizes = (await cells(table)).map((row) => parseNumber(row[1]!));
      expect(sizes.sort((a, b) => b - a)).toEqual([...expected.sizes]);
    }).toPass();
    const legend = page.getByRole('list', { name: 'Legend: lobes' });
    await expect(legend.getByRole('listitem')).toHaveCount(k + 1);
  }
  await expect(table).toContainText(/%/);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('4,096 features × 160');
  await expect(inspector).toContainText('mini-pile-3m');
  await inspector.getByRole('button', { name: 'Read the datasheet' }).click();
  await expect(page.getByRole('dialog')).toContainText('Known limitations');
});

interface CrystalsDocument {
  readonly raw: { readonly silhouette: number };
  readonly lda: { readonly silhouette: number };
  readonly story: readonly string[];
  readonly relations: readonly {
    readonly title: string;
    readonly verdict: { readonly heldOut: { readonly value: number }; readonly sentence: string };
  }[];
}

/** A silhouette as the panel prints it. */
const printed = (value: number) => value.toFixed(3).replace('-', '−');

test('atom: silhouettes, the story and the verdicts are the CLI’s', async ({ page }) => {
  await page.goto('?data=words&scale=atom&atom.scope=shown&atom.relations=country-capital,man-woman');
  const panel = page.getByRole('complementary', { name: 'Atom panel' });
  const relations = page.getByRole('group', { name: 'Relations' });
  await relations.getByRole('checkbox', { name: /singular → plural/ }).check({ force: true });
  await expect(page).toHaveURL(/atom\.relations=country-capital,man-woman,singular-plural/);
  const compared = panel.getByRole('radiogroup', { name: 'relations compared' });
  await expect(compared.getByRole('radio', { name: 'the 3 shown' })).toBeChecked();
  const expected = tricosm<CrystalsDocument>(
    ...['crystals', WORDS, '--relations', 'country-capital,man-woman,singular-plural'],
  );
  const figure = (name: string) =>
    panel.getByRole('button', { name: `How ${name} is computed` }).locator('xpath=../..');
  await expect(figure('silhouette, raw')).toContainText(printed(expected.raw.silhouette));
  await expect(figure('removed, in-sample')).toContainText(printed(expected.lda.silhouette));
  for (const sentence of expected.story) await expect(panel).toContainText(sentence);
  const verdicts = page.getByRole('table', { name: /Verdict on each relation/ });
  await expect(verdicts).toContainText(expected.relations[2]!.verdict.sentence);
  const rows = (await cells(verdicts)).filter((row) => row.length === 4);
  expect(rows).toHaveLength(3);
  for (const { title, verdict } of expected.relations) {
    const [, heldOut] = rows.find(([name]) => name === title)!;
    expect(parseNumber(heldOut!)).toBeCloseTo(verdict.heldOut.value, 1);
    await expect(verdicts).toContainText(verdict.sentence);
  }
  await expect(page.getByRole('list', { name: 'Legend: relations' }).getByRole('listitem')).toHaveCount(3);
});

test('hovering shows a point’s label, a click pins it, and the link restores it and the camera', async ({
  page,
  context,
}) => {
  await page.goto('?data=worlds&layer=power&scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await expect.poll(async () => (await pixels(page)).colours).toBeGreaterThan(100);
  const before = await pixels(page);
  const box = (await page.getByRole('application').boundingBox())!;
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 340, { steps: 6 });
  await page.mouse.up();
  await expect(page).toHaveURL(/camera=/);
  await expect.poll(async () => (await pixels(page)).sum).not.toBe(before.sum);

  const tooltip = await pointAtSomething(page);
  const title = await tooltip.textContent();
  const feature = /^\d+/.exec(title ?? '')![0];
  await page.mouse.down();
  await page.mouse.up();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: `Feature ${feature}` })).toBeVisible();
  await expect(inspector.getByRole('table', { name: /features nearest to/ }).locator('tbody tr')).toHaveCount(
    10,
  );
  await expect(page).toHaveURL(new RegExp(`feature=${feature}`));

  const other = await context.newPage();
  await other.goto(page.url());
  const there = other.getByRole('complementary', { name: 'Inspector' });
  await expect(there.getByRole('heading', { name: `Feature ${feature}` })).toBeVisible();
  await expect(there.getByRole('table', { name: /features nearest to/ })).toContainText(
    (await cells(inspector.getByRole('table', { name: /features nearest to/ })))[0]![1]!,
  );
  await expect(other.getByRole('radio', { name: 'Galaxy' })).toBeChecked();
});
