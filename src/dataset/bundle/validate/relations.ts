import type { Manifest } from '../manifest.ts';
import { EVERY_PAIR, readRelation, readWords, unknownWord } from '../../formats/relations/relations.ts';
import { wordPlaces } from '../../wordPlaces.ts';
import type { Readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';
import { type Findings, Places } from './findings.ts';
import { checkColumn } from './matrices.ts';

/** Checks the files of a bundle's relations: words, their pairs, and numbers for them. */
export async function checkRelations(
  { words, pairs, covariates = {} }: NonNullable<Manifest['relations']>,
  source: Source,
  read: Readers,
  findings: Findings,
): Promise<void> {
  const file = source.describe(words.path);
  const list = await findings.attempt(async () => readWords(await read.json(words.path), file, words.count));
  if (list) checkRepeated(list, file, findings);
  const places = list && wordPlaces(list);
  for (const { id, path, pairs: count } of pairs) {
    const parsed = await findings.attempt(async () => ({ value: await read.json(path) }));
    if (parsed) await checkPairs(parsed.value, places, id, count, source.describe(path), findings);
  }
  for (const path of Object.values(covariates)) {
    const column = await findings.attempt(() => read.array(path));
    if (column) checkColumn(column, source.describe(path), words.count, findings);
  }
}

function checkRepeated(list: readonly string[], file: string, { warn }: Findings): void {
  const repeated = new Places<string>();
  const seen = new Set<string>();
  for (const word of list) {
    if (seen.has(word)) repeated.note(word);
    seen.add(word);
  }
  warn(repeated.sentence((word, more) => `${file}: “${word}” occurs twice${more}; its first place counts.`));
}

async function checkPairs(
  value: unknown,
  places: ReadonlyMap<string, number> | null,
  id: string,
  count: number,
  file: string,
  findings: Findings,
): Promise<void> {
  const pairs: readonly unknown[] | null = Array.isArray(value) ? value : null;
  if (!pairs)
    return void (await findings.attempt(() => readRelation(value, wordPlaces([]), id, file, EVERY_PAIR)));
  if (pairs.length !== count) {
    findings.fault(
      `${file}: expected ${count} pairs, found ${pairs.length}; correct “pairs” in the manifest or the file.`,
    );
  }
  const wrong = new Places<readonly [place: number, side: string, word: unknown]>();
  pairs.forEach((pair, place) => {
    for (const side of ['input', 'output']) {
      const word = ((pair ?? {}) as Record<string, unknown>)[side];
      if (typeof word !== 'string' || (places && !places.has(word))) wrong.note([place, side, word]);
    }
  });
  findings.fault(wrong.sentence(([place, side, word], more) => unknownWord(file, place, side, word, more)));
}
