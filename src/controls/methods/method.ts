import { createElement } from 'react';
import { lazyPart, type LazyPart } from '../parts/lazyPart.ts';
import type { MethodTexts } from './text.ts';

/** A figure's note, loaded when it is first opened. */
export interface Method {
  readonly id: string;
  readonly Note: LazyPart<object>;
}

/**
 * Names the notes of a list without loading them.
 *
 * @param load  imports the list
 * @returns a function from the name of a note to the note: the same object for the same name
 */
export function methodsOf<Texts extends MethodTexts>(
  load: () => Promise<Texts>,
): (id: keyof Texts & string) => Method {
  const known = new Map<string, Method>();
  return (id) => {
    const method = known.get(id) ?? { id, Note: lazyPart(() => noteOf(load, id)) };
    known.set(id, method);
    return method;
  };
}

async function noteOf<Texts extends MethodTexts>(load: () => Promise<Texts>, id: keyof Texts) {
  const [texts, { MethodCard }] = await Promise.all([load(), import('./MethodCard.tsx')]);
  const text = texts[id]!;
  return { default: () => createElement(MethodCard, { text }) };
}
