import { tricosm } from '../kit/cli.ts';
import { cells, parseNumber } from '../kit/page.ts';
import { expect, test } from '../kit/test.ts';

/** The app under a policy that forbids WebAssembly; see `serve.mjs`. */
const STRICT = '/strict/';
const LOBES = 'e2e/cases/lobes';

interface LobesDocument {
  readonly sizes: readonly number[];
}
interface GalaxyDocument {
  readonly eigenvalues: readonly number[];
  readonly powerLaw: { readonly slope: number };
}

/** The engine's answer for an empty WebAssembly module. */
const compileEmpty = () =>
  WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
    () => 'compiles',
    (error: Error) => error.name,
  );

// The policy is reported to the console once for each module that it refuses.
test.use({ expectedErrors: [/WebAssembly/] });

test('a page that forbids WebAssembly shows the lobes and the spectrum that the CLI prints', async ({
  page,
}) => {
  await page.goto(`${STRICT}?data=${encodeURIComponent('/cases/lobes/manifest.json')}&scale=brain`);
  const lobes = page.getByRole('table', { name: /^lobes of layer/i });
  const arguments_ = ['--affinity', 'phi', '--k', '4', '--measure', 'none'];
  const { sizes } = tricosm<LobesDocument>('lobes', LOBES, ...arguments_);
  await expect(async () => {
    const shown = (await cells(lobes)).map((row) => parseNumber(row[1]!));
    expect(shown.sort((a, b) => b - a)).toEqual([...sizes]);
  }).toPass();
  for (const worker of page.workers()) expect(await worker.evaluate(compileEmpty)).toBe('CompileError');
  expect(page.workers().length).toBeGreaterThan(0);

  await page.getByRole('radio', { name: 'Galaxy' }).click();
  const components = page.getByRole('table', { name: /components shown/ });
  const shape = page.getByRole('table', { name: /shape of the spectrum/ });
  const cloud = tricosm<GalaxyDocument>('galaxy', LOBES, '--no-entropy');
  await expect(async () => {
    const eigenvalues = (await cells(components)).slice(0, 3).map(([, value]) => parseNumber(value!));
    // As the page rounds them.
    eigenvalues.forEach((value, i) => expect(value).toBe(Number(cloud.eigenvalues[i]!.toPrecision(5))));
    expect(eigenvalues).toHaveLength(3);
    expect(parseNumber((await cells(shape))[0]![1]!)).toBeCloseTo(cloud.powerLaw.slope, 3);
  }).toPass();
});
