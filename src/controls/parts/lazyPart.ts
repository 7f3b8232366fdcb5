import { createElement, lazy, type ComponentType, type ReactNode } from 'react';
import { LoadFailure, reportsLoadFailure } from './loadFailure.ts';
import { loadMissingStyles } from './styles.ts';

interface Module<Props> {
  readonly default: ComponentType<Props>;
}

/** A component that is loaded when it is first drawn. Put it in a `Guard`. */
export interface LazyPart<Props> {
  (props: Props): ReactNode;
  /** Loads it beforehand. A failure is silent: it is reported when the component is drawn. */
  readonly preload: () => Promise<void>;
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Forgets, for each part that failed, how it failed. */
const failures = new Set<() => void>();

/** `React.lazy` that can be imported again: React itself keeps a failure for as long as the page lasts. */
export function lazyPart<Props extends object>(load: () => Promise<Module<Props>>): LazyPart<Props> {
  let component: ComponentType<Props> | null = null;
  /** whether loading it beforehand failed; its style sheets are then asked for again when it is drawn */
  let missed = false;
  // In a task of its own: the browser evaluates what it imports, which would make the task that draws a long one.
  const loadOrReport = () =>
    nextTask()
      .then(() => (missed ? loadMissingStyles() : undefined))
      .then(load)
      .catch((error: unknown) => {
        failures.add(() => {
          component = null;
        });
        throw error instanceof Error && reportsLoadFailure(error) ? new LoadFailure(error.message) : error;
      });
  const Part = (props: Props) => {
    component ??= lazy(loadOrReport) as unknown as ComponentType<Props>;
    return createElement(component, props);
  };
  return Object.assign(Part, {
    preload: () =>
      load().then(
        () => undefined,
        () => {
          missed = true;
        },
      ),
  });
}

/**
 * Lets every part that failed be imported again when it is drawn next.
 *
 * @throws LoadFailure if a style sheet still cannot be loaded
 */
export async function importAgain(): Promise<void> {
  try {
    await loadMissingStyles();
  } catch (error) {
    throw new LoadFailure((error as Error).message);
  }
  for (const forget of failures) forget();
  failures.clear();
}
