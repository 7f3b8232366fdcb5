import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMarkdown } from '../docs/markdown.mjs';
import { FIGURES } from './figures.ts';
import { ratesOf, type Rates } from './rates.ts';
import { document, picture } from './report.ts';

/**
 * Calibrates figures and writes the page, its picture and the counts. `--figure id` leaves the counts of the other figures
 * as they are; `--worlds N` sets the number of worlds of each kind.
 */
export async function main(options: { root: string; arguments: readonly string[] }): Promise<void> {
  const value = (name: string) => {
    const at = options.arguments.indexOf(name);
    return at < 0 ? undefined : options.arguments[at + 1];
  };
  const worlds = Number(value('--worlds') ?? 400);
  const only = value('--figure');
  const figures = FIGURES.filter(({ id }) => only === undefined || id === only);
  if (figures.length === 0 || !Number.isInteger(worlds) || worlds < 1) {
    const ids = FIGURES.map(({ id }) => id).join(', ');
    throw new Error(`calibrate: expected --figure with one of ${ids}, and --worlds with a whole number.`);
  }
  const counts = join(options.root, 'calibrate', 'results.json');
  for (const { id, draws, cases } of figures) {
    const found: Rates[] = [];
    for (const one of cases) {
      const rates = await ratesOf(id, one, draws, worlds);
      found.push(rates);
      console.log(
        `${id}: ${one.name}, ${one.strength ?? 'nothing planted'}: ${rates.rejected.join(' ')} of ${worlds}`,
      );
    }
    // Other runs may have written counts of other figures meanwhile.
    const before = existsSync(counts) ? (JSON.parse(readFileSync(counts, 'utf8')) as Rates[]) : [];
    const known = [...before.filter(({ figure }) => figure !== id), ...found];
    const results = FIGURES.flatMap((figure) => known.filter((rates) => rates.figure === figure.id));
    writeFileSync(counts, `${JSON.stringify(results, null, 2)}\n`);
    const page = await formatMarkdown(document(results));
    writeFileSync(join(options.root, 'docs', 'calibration.md'), page);
    writeFileSync(join(options.root, 'docs', 'calibration.svg'), picture(results));
  }
}
