import type { ManifestLayer } from '../manifest.ts';
import { type DenseArray, toIntegers } from '../../files/elements.ts';
import type { Readers } from '../../files/readers.ts';
import type { Source } from '../../sources/source.ts';
import { type Findings, Places } from './findings.ts';

const ADVICE = 'write the three arrays of one scipy.sparse.csr_matrix, blocks as rows.';

/** Checks the files of a layer's firings. Returns the number of firings; null if they cannot be counted. */
export async function checkFirings(
  { indptr, indices, category, document, blocks }: NonNullable<ManifestLayer['firings']>,
  features: number,
  categories: number | null,
  source: Source,
  read: Readers,
  findings: Findings,
): Promise<number | null> {
  const integers = (path: string, length: number | null) =>
    findings.attempt(async () => toIntegers(await read.array(path), source.describe(path), length));
  const starts = await integers(indptr, blocks + 1);
  const numbers = await integers(indices, null);
  if (starts && numbers) checkStarts(starts, numbers.length, source.describe(indptr), findings);
  if (numbers) checkRange(numbers, features, source.describe(indices), findings);
  if (starts && numbers) checkAscending(starts, numbers, source.describe(indices), findings);
  if (category !== undefined) {
    const kinds = await findings.attempt(() => read.array(category));
    if (kinds && categories !== null)
      await checkCategories(kinds, blocks, categories, source.describe(category), findings);
  }
  if (document !== undefined) await integers(document, blocks);
  return numbers?.length ?? null;
}

function checkStarts(starts: Uint32Array, count: number, file: string, { fault }: Findings): void {
  if (starts[0] !== 0) fault(`${file}: should begin with 0, found ${starts[0]}; ${ADVICE}`);
  const last = starts.at(-1);
  if (last !== count)
    fault(`${file}: should end with the number of indices, ${count}, found ${last}; ${ADVICE}`);
  const falls = new Places<number>();
  for (let b = 1; b < starts.length; b++) if (starts[b]! < starts[b - 1]!) falls.note(b);
  fault(
    falls.sentence(
      (b, more) =>
        `${file}: should never fall, found ${starts[b - 1]} then ${starts[b]} at block ${b - 1}${more}; ${ADVICE}`,
    ),
  );
}

function checkRange(numbers: Uint32Array, features: number, file: string, { fault }: Findings): void {
  const beyond = new Places<number>();
  for (let p = 0; p < numbers.length; p++) if (numbers[p]! >= features) beyond.note(p);
  fault(
    beyond.sentence(
      (p, more) =>
        `${file}: element ${p} is ${numbers[p]}${more}; expected feature numbers from 0 to ${features - 1}; these firings belong to an SAE of another width, or the number of features is wrong.`,
    ),
  );
}

function checkAscending(starts: Uint32Array, numbers: Uint32Array, file: string, { fault }: Findings): void {
  const blocks = new Places<readonly [block: number, at: number]>();
  for (let b = 0; b + 1 < starts.length; b++) {
    const end = Math.min(starts[b + 1]!, numbers.length);
    for (let p = starts[b]! + 1; p < end; p++) {
      if (numbers[p]! > numbers[p - 1]!) continue;
      blocks.note([b, p]);
      break;
    }
  }
  fault(
    blocks.sentence(
      ([b, p], more) =>
        `${file}: block ${b} should ascend without repeats, found ${numbers[p - 1]} then ${numbers[p]}${more}; call sum_duplicates() on the scipy matrix, which sorts too, before saving.`,
    ),
  );
}

async function checkCategories(
  array: DenseArray,
  blocks: number,
  categories: number,
  file: string,
  findings: Findings,
): Promise<void> {
  const kinds = await findings.attempt(() => toIntegers(array, file, blocks));
  if (!kinds) return;
  const unnamed = new Places<number>();
  const most = Math.min(categories, 256);
  kinds.forEach((kind, b) => {
    if (kind >= most) unnamed.note(b);
  });
  findings.fault(
    unnamed.sentence(
      (b, more) =>
        `${file}: block ${b} has category ${kinds[b]}${more}; expected categories from 0 to ${most - 1}, as the manifest names them (256 at most); name every category in “categories”.`,
    ),
  );
}
