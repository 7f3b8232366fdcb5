import { count } from '../../../controls/numbers.ts';

/** What the user asks for. */
export type Query =
  | { readonly kind: 'nothing' }
  /** items by their numbers; the fault names the first number that no item has */
  | { readonly kind: 'numbers'; readonly numbers: readonly number[]; readonly fault: string }
  /** words that a label contains; `number` is an item of that number, which comes first */
  | { readonly kind: 'words'; readonly parts: readonly string[]; readonly number: number | null }
  /** a regular expression that the texts of a field match */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly field: SearchField }
  /** text in the tokens that a feature fires on, or in its contexts */
  | { readonly kind: 'notes'; readonly text: string; readonly field: NotesField }
  /** text that cannot be understood, and why */
  | { readonly kind: 'fault'; readonly fault: string };

export type NotesField = 'token' | 'context';
export type SearchField = 'label' | NotesField;

/** What is searched: the number of items, what one is called, and what they belong to, such as `layer 2`. */
export interface Searched {
  readonly total: number;
  readonly item: string;
  readonly place: string;
}

/** Whether a query looks at what features fire on. */
export const looksAtNotes = (query: Query): boolean =>
  query.kind === 'notes' || (query.kind === 'pattern' && query.field !== 'label');

/** Whether a query needs texts; numbers and faults are answered without. */
export const needsTexts = ({ kind }: Query): boolean =>
  kind === 'words' || kind === 'pattern' || kind === 'notes';

const NOTHING: Query = { kind: 'nothing' };

/**
 * Reads what the user typed: `#12`, `#10-20` or `#1,5,9-12` are items by their numbers; `/…/` is a regular expression;
 * `token:…` and `context:…` look at what features fire on, and may be followed by a regular expression too; other text is
 * words of labels.
 */
export function parseQuery(typed: string, searched: Searched): Query {
  const text = typed.trim();
  if (text === '') return NOTHING;
  if (/^#\s*\d/.test(text)) return parseNumbers(text, searched);
  const notes = /^(token|context):(.*)$/isu.exec(text);
  if (notes) {
    const field = notes[1]!.toLowerCase() as NotesField;
    const wanted = unquoted(notes[2]!.trim());
    if (wanted === '') return NOTHING;
    const pattern = patternIn(wanted);
    return pattern === null
      ? { kind: 'notes', text: wanted.toLowerCase(), field }
      : patternQuery(pattern, field);
  }
  const pattern = patternIn(text);
  if (pattern !== null) return patternQuery(pattern, 'label');
  const number = /^\d+$/.test(text) && Number(text) < searched.total ? Number(text) : null;
  return { kind: 'words', parts: text.toLowerCase().split(/\s+/), number };
}

/** The expression between slashes; the last slash may be missing, because it is typed last. */
const patternIn = (text: string) => /^\/(.+?)\/?$/su.exec(text)?.[1] ?? null;

const unquoted = (text: string) => /^"(.*)"$/su.exec(text)?.[1] ?? text;

/** The regular expression of a pattern: it ignores case, and in a list of tokens or contexts each has a beginning and an end. */
export const expressionOf = (pattern: string, field: SearchField): RegExp =>
  new RegExp(pattern, field === 'label' ? 'iu' : 'imu');

function patternQuery(pattern: string, field: SearchField): Query {
  try {
    expressionOf(pattern, field);
    return { kind: 'pattern', pattern, field };
  } catch (error) {
    // The engine's words stand behind the expression, which may contain colons itself.
    const reason = error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ') + 2) : '';
    return {
      kind: 'fault',
      fault: `/${pattern}/ is not a regular expression (${reason.toLowerCase()}): correct it, or leave out the slashes to search for the words.`,
    };
  }
}

/** Items by their numbers, in the order in which they are named, each once. */
function parseNumbers(text: string, searched: Searched): Query {
  const { total, item } = searched;
  const numbers = new Set<number>();
  let fault = '';
  const parts = text
    .replace(/\s+/gu, ' ')
    .replace(/ ?[-–] ?/gu, '-')
    .split(/[\s,;]+/u);
  for (const part of parts) {
    if (part === '' || part === '#') continue;
    // A range whose end is not typed yet is its first number.
    const ends = /^#?(\d+)(?:-#?(\d*))?$/u.exec(part);
    if (!ends) {
      return {
        kind: 'fault',
        fault: `“${part}” is not the number of a ${item}: write #12, #10-20 or #1,5,9-12.`,
      };
    }
    const [first, last] = [Number(ends[1]), Number(ends[2] || ends[1])].sort((a, b) => a - b) as [
      number,
      number,
    ];
    if (last >= total) fault ||= missingSentence(Math.max(first, total), searched);
    for (let number = first; number <= last && number < total; number++) numbers.add(number);
  }
  return { kind: 'numbers', numbers: [...numbers], fault };
}

function missingSentence(number: number, { total, item, place }: Searched): string {
  const last = total === 0 ? 'none' : `${count(total)}, from #0 to #${total - 1}`;
  return `There is no ${item} #${number}: ${place} has ${last}.`;
}
