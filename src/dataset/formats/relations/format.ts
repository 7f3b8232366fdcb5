import { counted, found } from '../finding.ts';
import { type Format, type Head, orGzipped } from '../format.ts';

const ENDINGS = orGzipped('.json');
const listIn = ({ json }: Head): readonly unknown[] | null =>
  Array.isArray(json?.value) ? (json.value as readonly unknown[]) : null;
const isTexts = (head: Head) => listIn(head)?.every((item) => typeof item === 'string') ?? false;
const isPair = (item: unknown) => typeof item === 'object' && item !== null && 'input' in item;
const lengthOf = (head: Head, things: string) => counted(listIn(head)!.length, things);

/** The names of the blocks' categories. */
export const categories: Format = {
  id: 'categories',
  role: 'categories',
  label: 'categories',
  holds: 'a list of names, in the order of their numbers; a name with `categor`',
  endings: ENDINGS,
  looks: (head) => isTexts(head) && /categor/i.test(head.name),
  load: async () => ({
    describe: (head) => found('categories', 'categories', lengthOf(head, 'names')),
  }),
};

/** The words that a matrix has a row for. */
export const words: Format = {
  id: 'words',
  role: 'words',
  label: 'words',
  holds: 'a list of words, one for each row of the vectors beside it',
  endings: ENDINGS,
  looks: isTexts,
  load: async () => ({ describe: (head) => found('words', 'words', lengthOf(head, 'words')) }),
};

/** The pairs of a relation. */
export const pairs: Format = {
  id: 'pairs',
  role: 'pairs',
  label: 'relation',
  holds: 'a list of `{"input", "output"}`; the relation is named by its file',
  endings: ENDINGS,
  hint: 'relations',
  looks: (head) => listIn(head)?.every(isPair) ?? false,
  load: async () => ({ describe: (head) => found('pairs', 'relation', lengthOf(head, 'pairs')) }),
};
