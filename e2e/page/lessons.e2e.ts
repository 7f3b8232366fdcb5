import type { Page } from '@playwright/test';
import { axe, faultsOf } from '../kit/axe.ts';
import { startHub } from '../kit/hub.ts';
import { expect, test } from '../kit/test.ts';

let hub: Awaited<ReturnType<typeof startHub>>;
test.beforeAll(async () => {
  hub = await startHub();
});
test.afterAll(() => hub.stop());
// The browser's console notes the 404 of a configuration that is not there.
test.use({ expectedErrors: [/Failed to load resource.*404/] });

const lessonOf = (page: Page, name: string) => page.getByRole('region', { name: `Lesson: ${name}` });

test('Crystals, by the keyboard alone, from the first visit to the answer', async ({ page }) => {
  // GloVe is measured in many ways before the last step.
  test.slow();
  await page.goto('');
  const offer = page.getByRole('region', { name: 'Lessons' });
  await offer.getByRole('button', { name: 'Crystals' }).focus();
  await page.keyboard.press('Enter');
  const lesson = lessonOf(page, 'Crystals');
  await expect(lesson.getByRole('heading', { name: 'Words in parallel' })).toBeFocused();
  await expect(page.locator('label[data-lesson-look]')).toHaveText('capital → country');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/lesson=crystals&step=2&atom\.space=analogy/);
  await expect(page.getByRole('table', { name: /man : woman :: king/ })).toContainText('queen');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowLeft');
  await expect(lesson.getByRole('heading', { name: 'A step that answers' })).toBeFocused();
  for (let step = 3; step <= 6; step++) await page.keyboard.press('ArrowRight');
  await expect(lesson).toContainText('6 of 6');
  await expect(lesson.getByText('Your turn')).toBeVisible();
  // The view may be left, and comes back.
  const tick = page.getByRole('checkbox', { name: 'product → company' });
  await tick.focus();
  await page.keyboard.press('Space');
  await expect(lesson.getByText('Answered')).toBeVisible();
  await expect(lesson.getByText(/A picture alone would not have said so/)).toBeVisible();
  await lesson.getByRole('button', { name: 'Back to this step’s view' }).press('Enter');
  await expect(tick).not.toBeChecked();
  await expect(lesson.getByText('Answered')).toBeVisible();
  await lesson.getByRole('button', { name: 'Finish' }).focus();
  await page.keyboard.press('Escape');
  await expect(lesson).toBeHidden();
  await expect(page).not.toHaveURL(/lesson=/);
  // The offer has been taken: it does not come back.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('tricosm-lessons-offered'))).toBe('1');
});

test('a step scrolls to what it names first, though the panel shows it last', async ({ page }) => {
  await page.goto('?lesson=lobes&step=2');
  await expect(page.getByRole('heading', { name: 'Where lobes fire' })).toBeInViewport();
});

test('on a phone the lesson is in the sheet, below the scene; presented, its type is large; axe finds nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('?lesson=lobes&step=3');
  const lesson = lessonOf(page, 'Lobes');
  await expect(lesson.getByRole('heading', { name: 'Do they also lie together?' })).toBeVisible();
  await expect(page.locator('[data-lesson-look]')).toHaveCount(1);
  // A style sheet may come late.
  await expect(async () => {
    const scene = (await page.getByRole('application').boundingBox())!;
    expect((await lesson.boundingBox())!.y).toBeGreaterThan(scene.y + scene.height);
  }).toPass();
  await expect(lesson.getByRole('button', { name: 'Next' })).toBeInViewport();
  // It says that the text goes on below, until its end is in sight.
  const ways = lesson.locator('.lesson-ways');
  await expect(ways).toHaveAttribute('data-more', 'true');
  await page.locator('.lesson-end').evaluate((end) => end.scrollIntoView({ block: 'center' }));
  await expect(ways).not.toHaveAttribute('data-more');
  const faults = () => faultsOf(axe(page).include('.lesson'));
  expect(await faults()).toEqual([]);
  await lesson.getByRole('button', { name: 'Show me where' }).click();
  await expect(page.locator('[data-lesson-look]')).toBeInViewport();
  await lesson.getByRole('button', { name: 'Present' }).click();
  await expect(page).toHaveURL(/present=1/);
  const size = () =>
    lesson
      .locator('p')
      .nth(1)
      .evaluate((p) => {
        const { fontSize } = getComputedStyle(p);
        return parseFloat(fontSize) * (p as HTMLElement & { currentCSSZoom: number }).currentCSSZoom;
      });
  await expect.poll(size).toBeGreaterThanOrEqual(18);
  expect(await faults()).toEqual([]);
  await page.keyboard.press('PageDown');
  await expect(lesson.getByRole('heading', { name: 'A control' })).toBeVisible();
});

test('a view becomes a step of a lesson of one’s own, which survives a reload and opens from its file', async ({
  page,
}) => {
  await page.goto('?data=worlds&scale=galaxy');
  await expect(page.getByRole('table', { name: /components shown/ })).toBeVisible();
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /Add this view as a step/ }).click();
  const editor = page.getByRole('dialog', { name: 'Your lesson' });
  await editor.getByLabel('Title of the lesson').fill('Mine');
  await editor.getByLabel('Title', { exact: true }).fill('A cloud');
  await editor.getByLabel(/What to say/).fill('It is *round*, or not.');
  const saved = page.waitForEvent('download');
  await editor.getByRole('button', { name: 'Save as JSON' }).click();
  const path = await (await saved).path();
  // A step that moves takes the focus along; a step of one's own is deleted at the second press only.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /Add this view as a step/ }).click();
  await editor.getByRole('button', { name: 'Move step 2 up' }).press('Enter');
  await expect(editor.getByRole('button', { name: 'Move step 1 down' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: 'Move step 2 up' })).toBeFocused();
  await editor.getByRole('button', { name: 'Delete all steps…' }).click();
  await expect(editor.getByLabel('Title', { exact: true })).toHaveCount(2);
  await editor.getByRole('button', { name: 'Delete step 2' }).click();
  await editor.getByRole('button', { name: 'Try it' }).click();
  await expect(lessonOf(page, 'Mine').getByRole('heading', { name: 'A cloud' })).toBeVisible();
  await page.reload();
  await expect(lessonOf(page, 'Mine').locator('em')).toHaveText('round');
  await lessonOf(page, 'Mine').getByRole('button', { name: 'Leave the lesson' }).click();
  await page.getByLabel('Files to open').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: (await import('node:fs')).readFileSync(path),
  });
  await expect(page).toHaveURL(/lesson=file/);
  await expect(lessonOf(page, 'Mine').getByRole('heading', { name: 'A cloud' })).toBeVisible();
});

test('the paper’s own cloud is read only after it is asked for, and ends with slopes against L0', async ({
  page,
}) => {
  await page.route('https://huggingface.co/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: hub.address + pathname + search }) });
  });
  await page.goto('?lesson=paper');
  const lesson = lessonOf(page, 'The paper’s own cloud');
  await expect(lesson).toContainText('604 MB now, and 1.81 GB for all three');
  const ask = lesson.getByRole('button', { name: 'Read it from huggingface.co' });
  await expect(ask).toBeVisible();
  expect(hub.asked).toEqual([]);
  await ask.click();
  await expect(page.getByRole('contentinfo')).toContainText('layer 12');
  await expect(ask).toBeHidden();
  await lesson.getByRole('button', { name: 'Next' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('contentinfo')).toContainText('layer 10');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('contentinfo')).toContainText('layer 15');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Compute all layers' }).click();
  await expect(lesson.getByText('Answered')).toBeVisible();
});
