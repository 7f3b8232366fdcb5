/**
 * Shows a scene of Tricosm in a page, and talks to it. This file depends on nothing, and is all that a page needs:
 * `docs/embed.md` describes it.
 */

/** Features of the layer on screen, or words of the dataset. */
export type Item = 'feature' | 'word';

/** Parameters of a link by their names, such as `{ scale: 'brain', 'brain.k': 5, camera: null }`; null for the default. */
export type Parameters = Readonly<
  Record<string, string | number | boolean | null | readonly (string | number)[]>
>;

/** A view as a link holds it. */
export interface EmbeddedView {
  /** without the question mark: `?` and this, behind the address of the app, is the link */
  readonly query: string;
  /** the parameters that are not at their defaults, as texts */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface EmbeddedSelection {
  readonly item: Item;
  /** ascending */
  readonly members: readonly number[];
}

/** What the tooltip says of a point, and where the point is. */
export interface EmbeddedPoint {
  readonly index: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** x, y, z in the scene: about 1 from the centre to the outermost points */
  readonly place: readonly [number, number, number];
}

export type SelectionChange = 'replace' | 'add' | 'remove' | 'keep' | 'toggle';

/** What a page asks, by the type of its message: the content of the question and of its answer. */
export interface Questions {
  view: [asked: object, answer: EmbeddedView];
  setView: [asked: { readonly query: string } | { readonly parameters: Parameters }, answer: EmbeddedView];
  selection: [asked: object, answer: EmbeddedSelection | null];
  select: [
    asked: { readonly item: Item; readonly members: readonly number[]; readonly change?: SelectionChange },
    answer: EmbeddedSelection | null,
  ];
  points: [asked: { readonly members: readonly number[] }, answer: readonly EmbeddedPoint[]];
  subscribe: [asked: { readonly events: readonly (keyof Events)[] }, answer: { readonly ready: boolean }];
}

/** What a scene reports, with its content. */
export interface Events {
  /** a dataset is open and its scene is drawn */
  ready: EmbeddedView;
  viewchange: EmbeddedView;
  selectionchange: EmbeddedSelection | null;
  /** the pinned feature or word; null when it is unpinned */
  pin: { readonly item: Item; readonly index: number } | null;
  error: { readonly message: string };
}

/** A message from the scene: an answer, a report, or that it listens from now on. */
export type FromScene =
  | { readonly tricosm: 1; readonly type: 'listening' }
  | { readonly tricosm: 1; readonly type: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly tricosm: 1; readonly type: 'answer'; readonly id: number; readonly error: string }
  | { readonly tricosm: 1; readonly type: 'event'; readonly event: keyof Events; readonly detail: unknown };

export interface EmbedOptions {
  /** the address of the app */
  readonly src: string;
  /** the dataset, as a link names it: an embedded one, or the address of a bundle */
  readonly data?: string;
  /** a link’s query, or its parameters */
  readonly view?: string | Parameters;
  readonly theme?: 'dark' | 'light';
  /** whether to show the slider of layers */
  readonly slider?: boolean;
  /** the title of the frame, for people who cannot see it */
  readonly title?: string;
  /** milliseconds to wait for an answer, 20,000 if left out; three times that for the first scene */
  readonly patience?: number;
}

export interface EmbeddedScene {
  readonly frame: HTMLIFrameElement;
  /** Shows another view: a text replaces it, parameters change some of it. */
  setView(view: string | Parameters): Promise<EmbeddedView>;
  view(): Promise<EmbeddedView>;
  select(item: Item, members: readonly number[], change?: SelectionChange): Promise<EmbeddedSelection | null>;
  selection(): Promise<EmbeddedSelection | null>;
  /** What the scene says of some features or words, as in their tooltips. */
  points(members: readonly number[]): Promise<readonly EmbeddedPoint[]>;
  /** Calls a function whenever something happens; returns a function that ends that. */
  on<Name extends keyof Events>(event: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Removes the scene from the page; what was asked and not answered is rejected. */
  destroy(): void;
}

const EVENTS = ['ready', 'viewchange', 'selectionchange', 'pin', 'error'] as const;

/** The link of a frame that shows a view. @param origin  of the page that shows it */
export function embedAddress({ src, data, view, theme, slider }: EmbedOptions, origin: string): string {
  const address = new URL(src, document.baseURI);
  const [query = '', fragment = ''] = typeof view === 'string' ? view.replace(/^\?/, '').split('#') : [];
  const parameters = new URLSearchParams(query);
  if (typeof view === 'object') {
    for (const [name, value] of Object.entries(view)) if (value !== null) parameters.set(name, textOf(value));
  }
  const own = { data, embed: '1', origin, theme, slider: slider ? '1' : undefined };
  for (const [name, value] of Object.entries(own)) if (value !== undefined) parameters.set(name, value);
  address.search = parameters.toString();
  address.hash = fragment;
  return address.href;
}

/** A parameter’s value as a link writes it. */
export const textOf = (value: NonNullable<Parameters[string]>): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : String(value);

/**
 * Shows a scene in an element, and waits until it is drawn.
 *
 * @throws Error in a sentence: what did not answer, or why the dataset did not open
 */
export async function embed(element: Element, options: EmbedOptions): Promise<EmbeddedScene> {
  // In a frame made of a text, as notebooks make them, the location has no origin, but the window has.
  const address = embedAddress(options, globalThis.origin);
  const target = new URL(address).origin;
  const patience = options.patience ?? 20_000;
  const frame = document.createElement('iframe');
  frame.title = options.title ?? 'A scene of Tricosm';
  frame.style.cssText = 'border:0;width:100%;height:100%;display:block';
  frame.allow = 'clipboard-write; fullscreen';

  const listeners = new Map<string, Set<(detail: never) => void>>();
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (reason: Error) => void }>();
  let ids = 0;
  let heard = () => {};

  const receive = ({ source, origin, data }: MessageEvent<FromScene | null>) => {
    if (source !== frame.contentWindow || origin !== target || data?.tricosm !== 1) return;
    if (data.type === 'listening') heard();
    else if (data.type === 'event') listeners.get(data.event)?.forEach((call) => call(data.detail as never));
    else {
      const asked = waiting.get(data.id);
      if ('error' in data) asked?.reject(new Error(data.error));
      else asked?.resolve(data.result as never);
    }
  };
  addEventListener('message', receive);

  /** A promise that ends with a sentence if nothing else ends it in time. */
  const within = <T>(
    time: number,
    what: string,
    start: (resolve: (value: T) => void, reject: (reason: Error) => void) => void,
  ) => {
    const id = ++ids;
    let timer = 0;
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      timer = window.setTimeout(() => reject(new Error(`${target} ${what} within ${time / 1000} s.`)), time);
      start(resolve, reject);
    }).finally(() => {
      clearTimeout(timer);
      waiting.delete(id);
    });
  };
  const ask = <Type extends keyof Questions>(type: Type, content: Questions[Type][0]) =>
    within<Questions[Type][1]>(patience, `did not answer “${type}”`, () =>
      frame.contentWindow?.postMessage({ ...content, tricosm: 1, id: ids, type }, target),
    );

  const scene: EmbeddedScene = {
    frame,
    setView: (view) => ask('setView', typeof view === 'string' ? { query: view } : { parameters: view }),
    view: () => ask('view', {}),
    select: (item, members, change = 'replace') => ask('select', { item, members, change }),
    selection: () => ask('selection', {}),
    points: (members) => ask('points', { members }),
    on(event, listener) {
      const own = listeners.get(event) ?? new Set();
      listeners.set(event, own.add(listener));
      return () => void own.delete(listener);
    },
    destroy() {
      removeEventListener('message', receive);
      frame.remove();
      for (const { reject } of waiting.values()) reject(new Error('The scene was removed from the page.'));
    },
  };

  try {
    const sign = `showed no page of Tricosm that answers ${globalThis.origin}`;
    await within<void>(patience, sign, (resolve) => {
      heard = () => resolve();
      frame.src = address;
      element.append(frame);
    });
    await within<void>(3 * patience, 'drew no scene', (resolve, reject) => {
      scene.on('ready', () => resolve());
      scene.on('error', ({ message }) => reject(new Error(message)));
      ask('subscribe', { events: EVENTS }).then(({ ready }) => ready && resolve(), reject);
    });
    // A frame that is loaded again has forgotten who listens.
    heard = () => void ask('subscribe', { events: EVENTS }).catch(() => undefined);
  } catch (error) {
    scene.destroy();
    throw error;
  }
  return scene;
}
