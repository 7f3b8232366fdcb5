import { expect, type Locator, type Page } from '@playwright/test';

/** A number as the page prints it: thousands separated, a true minus, thin spaces. */
export function parseNumber(text: string | null): number {
  const plain = (text ?? '').replace(/[,\s\u202f%]/g, '').replace('\u2212', '-');
  if (plain === '' || Number.isNaN(Number(plain))) throw new Error(`“${text}” is not a number`);
  return Number(plain);
}

/** The cells of a table's body, row by row, once there is a row: reading does not wait for the page as an assertion does. */
export async function cells(table: Locator): Promise<string[][]> {
  const rows = table.locator('tbody tr');
  await rows.first().waitFor({ state: 'attached' });
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
  );
}

/** Goes to a scale by its tab. */
export async function goTo(page: Page, scale: 'Atom' | 'Brain' | 'Galaxy'): Promise<void> {
  await page.getByRole('radio', { name: scale }).click();
}

/** Counts the picture's colours and sums its pixels, to see whether it is blank and whether it changes. */
export async function pixels(page: Page): Promise<{ colours: number; sum: number }> {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('there is no scene');
  const png = await page.screenshot({ clip: box });
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const seen = new Set<number>();
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) {
      const colour = (data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!;
      seen.add(colour);
      sum = (sum * 31 + colour) % 1_000_000_007;
    }
    return { colours: seen.size, sum };
  }, png.toString('base64'));
}

/** Moves the pointer in a spiral from the middle of the scene until a point is under it; returns the tooltip. */
export async function pointAtSomething(page: Page): Promise<Locator> {
  const scene = page.getByRole('application');
  const box = (await scene.boundingBox())!;
  const tooltip = scene.getByRole('status');
  await expect(async () => {
    for (let step = 0; step < 900; step++) {
      const angle = step * 2.4;
      const radius = 6 * Math.sqrt(step);
      await page.mouse.move(
        box.x + box.width / 2 + radius * Math.cos(angle),
        box.y + box.height / 2 + radius * Math.sin(angle),
      );
      // The page looks up what is under the pointer without waiting; until then the tooltip is that of the place before.
      await page.waitForFunction(() => !document.querySelector('canvas[aria-busy="true"]'));
      if (await tooltip.isVisible()) return;
    }
    throw new Error('no point was under the pointer');
  }).toPass();
  return tooltip;
}
