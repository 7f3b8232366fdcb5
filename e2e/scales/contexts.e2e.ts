import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { axe, faultsOf } from '../kit/axe.ts';
import { expect, test } from '../kit/test.ts';

interface Note {
  readonly index: number;
  readonly examples: readonly { readonly tokens?: readonly string[]; readonly at?: number }[];
}

const NOTES = gunzipSync(readFileSync('public/datasets/mini-sae/layer_2/notes.jsonl.gz'))
  .toString()
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Note);

/** The first feature whose first context has the text of its firing token again after it. */
function repeated() {
  for (const { index, examples } of NOTES) {
    const [{ tokens, at } = {}] = examples;
    if (!tokens || at === undefined) continue;
    const word = tokens[at]!.trim();
    if (
      word.length > 2 &&
      tokens
        .slice(at + 1)
        .join('')
        .includes(word)
    )
      return { index, tokens, at, word };
  }
  throw new Error('No context has its firing token twice.');
}

test('the token that fires is marked where it fires, not where its text stands again', async ({ page }) => {
  const { index, tokens, at, word } = repeated();
  await page.goto(`?scale=galaxy&feature=${index}`);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const mark = inspector.locator('mark').first();
  await expect(mark).toContainText(word);
  const before = await mark.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element.parentElement!, 0);
    range.setEndBefore(element);
    return range.toString();
  });
  expect(before).toBe(tokens.slice(0, at).join(''));
  await expect(inspector).toContainText('computed on this passage alone');
  expect(await faultsOf(axe(page).include('.inspector'))).toEqual([]);
});
