import type { EmbeddedView, Parameters } from '../../../embed/tricosm-embed.ts';
import { initialView, VIEW_SCHEMA } from '../../scales/view.ts';
import { parametersOf, parseInherited, parseView, printView } from '../../state/link.ts';
import { store } from '../../state/store.ts';
import { untaken } from '../../state/untaken.ts';
import { LOCAL } from '../open/embedded.ts';
import { frameParameters } from './parameters.ts';

/** The view as a link writes it, without the question mark. */
export function queryNow(): string {
  const { view, inherited } = store.getState();
  return printView(VIEW_SCHEMA, view, inherited);
}

/** The view as a page that embeds the scene reads it. */
export function viewNow(): EmbeddedView {
  const query = queryNow();
  return { query, parameters: Object.fromEntries(parametersOf(query)) };
}

/**
 * Shows the view of a link.
 *
 * @param link  a query and a fragment
 * @throws Error naming a parameter that cannot be taken as written
 */
export function showLink(link: string): void {
  const { query } = frameParameters(link);
  const [first] = untaken(VIEW_SCHEMA, query);
  if (first) {
    const { name, written } = first;
    const expected = first.taken === null ? 'a parameter of a link' : 'a value that a link can hold';
    throw new Error(
      `${name}: expected ${expected}, found “${written.slice(0, 60)}”; the view stays as it is.`,
    );
  }
  const view = parseView(VIEW_SCHEMA, query);
  if (view.data === LOCAL) {
    throw new Error(
      'data: expected a dataset that a link can open, found local files; the view stays as it is.',
    );
  }
  store.getState().start(view, parseInherited(VIEW_SCHEMA, query));
}

/**
 * Changes some parameters of the view.
 *
 * @param parameters  by the names that links use; null for the default
 * @throws Error as `showLink`
 */
export function changeParameters(parameters: Parameters): void {
  const now = parametersOf(queryNow());
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) now.delete(name);
    else now.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  // Another dataset has other layers, features and selections.
  const sameData = (now.get('data') ?? initialView().data) === store.getState().view.data;
  if (!sameData) {
    for (const name of ['layer', 'feature', 'word', 'selection', 'legend', 'camera']) {
      if (!(name in parameters)) now.delete(name);
    }
  }
  showLink(now.toString());
}
