import type { Field } from '../fields.ts';
import { parseIndices, printIndices } from '../../dataset/indexText.ts';
import type { SavedSelection, Selection } from './selection.ts';
import { recall, remember } from './shelf.ts';
import { encodeText } from '../../dataset/encodeText.ts';

/**
 * A text longer than this is kept in the browser and named in the link by its checksum. Selections stand behind the `#` of
 * a link, which browsers do not send to a host, so hosts set no limit.
 */
const MOST_IN_LINK = 30_000;

/** What is selected; null for nothing. Printed as `feature:2:3,7,10-12`. */
export const selectionField: Field<Selection | null> = {
  initial: null,
  fragment: true,
  print: (selection) => (selection ? onShelf(selection, printed) : ''),
  parse: (text) => fromShelf(text, parsed),
};

/** The saved selections, printed as `name:slot:feature:2:3,7,10-12;…`. */
export const savedField: Field<readonly SavedSelection[]> = {
  initial: [],
  fragment: true,
  print: (saved) => (saved.length > 0 ? onShelf(saved, printedList) : ''),
  parse: (text) => fromShelf(text, parsedList),
};

const texts = new WeakMap<object, string>();

/** The text of a value, which is printed once; its name on the shelf if it is long. */
function onShelf<T extends object>(value: T, print: (value: T) => string): string {
  let text = texts.get(value);
  if (text === undefined) {
    text = print(value);
    if (text.length > MOST_IN_LINK) text = remember(text);
    texts.set(value, text);
  }
  return text;
}

function fromShelf<T extends object>(text: string, parse: (text: string) => T | undefined): T | undefined {
  const whole = recall(text);
  const value = whole === undefined ? undefined : parse(whole);
  if (value) texts.set(value, text);
  return value;
}

const printed = ({ item, of, members }: Selection): string =>
  `${item}:${encodeText(of)}:${printIndices(members)}`;

function parsed(text: string): Selection | undefined {
  const [, item, of, indices] = /^(feature|word):([^:]*):([^:]*)$/.exec(text) ?? [];
  const members = indices === undefined ? undefined : parseIndices(indices);
  const name = decoded(of);
  if (!members?.length || name === undefined) return undefined;
  return { item: item === 'word' ? 'word' : 'feature', of: name, members };
}

const printedList = (saved: readonly SavedSelection[]): string =>
  saved.map((one) => `${encodeText(one.name)}:${one.slot}:${printed(one)}`).join(';');

function parsedList(text: string): readonly SavedSelection[] | undefined {
  const list = text.split(';').map((part) => {
    const [, name, slot, rest] = /^([^:]*):(\d{1,3}):(.*)$/.exec(part) ?? [];
    const selection = rest === undefined ? undefined : parsed(rest);
    const title = decoded(name);
    if (!selection || title === undefined) return undefined;
    return { name: title, slot: Number(slot), ...selection };
  });
  return list.every((one) => one !== undefined) ? list : undefined;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
