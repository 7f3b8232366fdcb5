import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

const VIEWS = {
  'galaxy with a pinned feature': { query: 'scale=galaxy&feature=7', ready: /components shown/ },
  brain: { query: 'scale=brain', ready: /lobes of layer 2/i },
  atom: { query: 'data=words&scale=atom&word=12', ready: /nearest to/i },
};
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
/** A small dataset: what it shows does not matter to keys and sizes. */
const SMALL = `?data=${encodeURIComponent('/cases/lobes/manifest.json')}`;
/** The size that axe looks at: a larger one takes longer to draw. */
const USUAL = { width: 1120, height: 720 };

for (const [name, { query, ready }] of Object.entries(VIEWS)) {
  test(`axe finds nothing wrong at ${name}, dark and light, and nothing is wider than the screen`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`?${query}`);
    await expect(page.getByRole('table', { name: ready }).first()).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'light');
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await expect(page.getByRole('application')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect.poll(overflow, size).toBeLessThanOrEqual(0);
      // What scrolls on a phone is not what scrolls on a wide screen.
      expect(await faultsOf(axe(page).withRules(['scrollable-region-focusable']))).toEqual([]);
    }
    await page.setViewportSize(USUAL);
    // What is folded away must be as good as what is seen.
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    expect(await faultsOf(axe(page))).toEqual([]);
    expect(await page.evaluate(smallTexts)).toEqual([]);
    // The themes differ only in their colours.
    await page.getByRole('button', { name: 'Switch to the light theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.mouse.move(0, 0);
    expect(await faultsOf(axe(page).withRules(COLOUR_RULES))).toEqual([]);
  });
}

/** Texts below 12 px, in the page: only headings in capitals may have 11. */
function smallTexts(): string[] {
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const written = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const { fontSize, textTransform } = getComputedStyle(element);
    const least = textTransform === 'uppercase' ? 11 : 12;
    return written && parseFloat(fontSize) < least ? [`${fontSize}: ${element.outerHTML.slice(0, 120)}`] : [];
  });
}

/** The rules of axe that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

test('on a phone the panel ends with the provenance of the data and how they were prepared, in the theme of the last visit', async ({
  page,
}) => {
  await page.setViewportSize(SIZES.phone);
  await page.addInitScript(() => localStorage.setItem('tricosm-theme', 'light'));
  await page.goto('?scale=galaxy');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const panel = page.getByRole('complementary', { name: 'Galaxy panel' });
  await expect(panel.getByRole('heading', { name: 'Dataset' })).toBeVisible();
  await panel.getByRole('button', { name: 'Read the datasheet' }).click();
  // What closes the datasheet stays in sight at its end.
  const sheet = page.getByRole('dialog', { name: /^Datasheet of/ });
  await sheet.getByRole('heading', { name: 'This bundle' }).scrollIntoViewIfNeeded();
  await expect(sheet.getByRole('heading').first()).toBeInViewport();
  await expect(sheet.getByRole('button', { name: 'Close' })).toBeInViewport();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
  await expect(panel.getByRole('checkbox', { name: 'Unit length' })).toHaveCount(1);
});

test('all commands are in the palette, and all keys in the help; a figure says how it is computed; keys reach the scales', async ({
  page,
}) => {
  await page.goto(`${SMALL}&scale=galaxy&feature=7`);
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('menuitem', { name: /Colour by/ }).first()).toBeVisible();
  // The focus stays in the field, from where the arrow keys scroll the list.
  const builder = axe(page).disableRules(['scrollable-region-focusable']);
  expect(await faultsOf(builder)).toEqual([]);
  await page.keyboard.type('light theme');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /geometry of concepts/i });
  await expect(help.getByText('Find a command')).toBeVisible();
  await expect(help.getByText('one finger')).toBeVisible();
  expect(await faultsOf(axe(page))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByRole('button', { name: 'How “Spectrum” is computed' }).click();
  const note = page.getByRole('dialog', { name: 'How “Spectrum” is computed' });
  await expect(note.getByText(/participation ratio = /)).toBeVisible();
  // Beside the dialog stands react-aria’s button that closes it for screen readers, in no landmark.
  expect(await faultsOf(axe(page).disableRules(['region']))).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();

  // The keyboard reaches the pinned feature, the scales and the camera.
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'Feature 7' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(inspector.getByRole('heading', { name: 'Feature 7' })).toBeHidden();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Brain' })).toBeChecked();
  // Tab enters a group at its chosen item.
  await page.getByRole('button', { name: /^Search/ }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('radio', { name: 'Brain' })).toBeFocused();
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/camera=/);
  // Nothing is typed in a slider: the page's keys work there too.
  await page.getByRole('slider', { name: 'lobes k' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/brain\.k=/);
  await page.keyboard.press('Control+z');
  await expect(page).not.toHaveURL(/brain\.k=/);
});

test('a first visit has the theme of the system; forced colours leave sliders and swatches visible; fingers have room', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: SIZES.phone,
    colorScheme: 'light',
    forcedColors: 'active',
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(`${SMALL}&scale=brain`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('table', { name: /^lobes of layer/i })).toBeVisible();
  // The charts come last, and their buttons are the smallest.
  await expect(page.locator('.chart-save .button').first()).toBeVisible();
  // A style sheet may come late.
  await expect(async () => {
    const seen = await page.evaluate(() => {
      const ground = (selector: string) => {
        const element = document.querySelector(selector)!;
        return getComputedStyle(element).backgroundColor;
      };
      return { page: ground('body'), thumb: ground('.slider-thumb'), swatch: ground('.legend .swatch') };
    });
    expect(seen.thumb).not.toBe(seen.page);
    expect(seen.swatch).not.toBe(seen.page);
    expect(seen.swatch).not.toMatch(/rgba\(.*, 0\)/);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('.button, .segmented > button, .input, .checkbox, .view-button')]
        .filter((element) => element.getClientRects().length > 0)
        .map((element) => ({
          height: element.getBoundingClientRect().height,
          html: element.outerHTML.slice(0, 90),
        }))
        .filter(({ height }) => height < 44),
    );
    expect(low).toEqual([]);
  }).toPass();
  await context.close();
});
