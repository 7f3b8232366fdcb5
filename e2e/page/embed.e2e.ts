import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { EmbeddedScene } from '../../embed/tricosm-embed.ts';
import { hasNumpy, PYTHON } from '../../test/python.ts';
import { startSite } from '../kit/site.ts';
import { expect, test } from '../kit/test.ts';

/** The first block of code in a language below a heading of the document, with the app's address. */
function documented(heading: string, language: string, app: string): string {
  const section = readFileSync('docs/embed.md', 'utf8').split(`\n## ${heading}\n`)[1]!;
  const code = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(section)![1]!;
  return code.replaceAll('https://example.org/tricosm/', app);
}

/** What the last expression of a notebook's cell shows. */
function shownBy(cell: string): string {
  const program = `
import sys, types
display = types.ModuleType('IPython.display')
display.HTML = lambda text: print(text)
sys.modules['IPython'] = types.ModuleType('IPython')
sys.modules['IPython.display'] = display
${cell}`;
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

test('a page at another origin shows a scene, and talks to it', async ({ page, baseURL }) => {
  const example = documented('A page', 'html', baseURL!).replace('await embed', 'window.scene = await embed');
  const site = await startSite((path) => (path === 'index.html' ? `<!doctype html>${example}` : null));
  await page.goto(site.address);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('application')).toBeVisible();
  await expect(frame.getByRole('banner')).toHaveCount(0);
  await expect(frame.getByRole('list', { name: /Legend/ }).first()).toBeVisible();
  const link = frame.getByRole('link', { name: /open in Tricosm/ });
  await expect(link).toHaveAttribute('href', `${baseURL}?layer=3`);

  const inScene = <T>(call: (scene: EmbeddedScene) => Promise<T>) =>
    page.evaluate<T>(`(${call.toString()})(window.scene)`);
  await page.waitForFunction('window.scene');
  await page.getByRole('button', { name: 'Five lobes' }).click();
  await expect
    .poll(() => inScene(async (scene) => (await scene.view()).parameters))
    .toMatchObject({
      layer: '3',
      'brain.k': '5',
    });
  await expect(link).toHaveAttribute('href', `${baseURL}?layer=3&brain.k=5`);
  expect(await inScene((scene) => scene.select('feature', [5, 3]))).toEqual({
    item: 'feature',
    members: [3, 5],
  });
  expect(
    await inScene((scene) => scene.setView('scale=moon').catch((error: Error) => error.message)),
  ).toMatch(/^scale: expected a value that a link can hold, found “moon”/);
  await inScene((scene) => scene.setView({ feature: 7 }));
  await expect(page.getByRole('status')).not.toBeEmpty();
  // The page's own history has no steps of the frame.
  expect(await page.evaluate(() => history.length)).toBe(2);

  // A notebook's cell does the same.
  test.skip(!hasNumpy, 'there is no Python');
  const cell = shownBy(documented('A notebook', 'python', baseURL!));
  const notebook = await startSite((path) => (path === 'index.html' ? `<!doctype html>${cell}` : null));
  await page.goto(notebook.address);
  await expect(page.locator('.tricosm iframe')).toHaveAttribute('src', /origin=http/);
  await expect(frame.getByRole('application')).toBeVisible();
  site.stop();
  notebook.stop();
});
