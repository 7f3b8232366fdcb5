import { expect, it } from 'vitest';
import { folderSource } from '../src/cli/folder.ts';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import { compareResults } from '../src/dataset/bundle/results/compare.ts';
import { quietWork } from '../src/math/work/work.ts';
import { plannedResults } from '../src/scales/publish/publishable.ts';
import { initialView } from '../src/scales/view.ts';
import { publishedResult } from './published.ts';
import { implementationOf } from './registry.ts';

// When a test fails after a change of the analyses or of the first view: run the commands for mini-sae in docs/bundle.md again.
const dataset = await openBundle(folderSource('public/datasets/mini-sae'));
const shown = await plannedResults(dataset, {
  kinds: ['lobes', 'components'],
  scales: initialView().scales,
  layers: [dataset.info.defaultLayer],
});

it('mini-sae brings along what the first visit shows, and nothing else', () => {
  const asked = ({ job, parameters }: { job: string; parameters: unknown }) => [job, parameters];
  expect(new Set(dataset.results!.states().map(asked))).toEqual(new Set(shown.map(asked)));
});

it.each(shown)('$job of mini-sae is what the user’s browser would compute', async ({ job, parameters }) => {
  const found = await publishedResult(dataset, job, parameters);
  expect(found).not.toBeNull();
  const compute = await implementationOf(job);
  const { otherwise, largest } = compareResults(
    measured(found),
    measured(await compute(dataset, parameters, quietWork)),
  );
  expect(otherwise).toBe('');
  expect(largest).toBeLessThan(1e-9);
});

/** A result without its residuals: they are rounding, which depends on how many shards a sum has. */
const measured = (result: unknown) => ({ ...(result as object), residuals: null });
