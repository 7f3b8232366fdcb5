import type { Events, FromScene } from '../../../embed/tricosm-embed.ts';
import { stage } from '../../stage/scene.ts';
import { store, type State } from '../../state/store.ts';
import { answerTo, isDrawn, selectionNow } from './answers.ts';
import { mayReadData, type Partner } from './policy.ts';
import { parseQuestion } from './requests.ts';
import { queryNow, viewNow } from './viewOfPage.ts';

/** Milliseconds between two reports of a view that goes on changing. */
const PAUSE = 100;

/** What a page that embeds the scene hears if it may not read the dataset. */
const NOT_OPEN = 'The dataset did not open. The frame says why.';

/** The part of `Window` that a channel needs. */
export interface Frames {
  readonly parent: Pick<Window, 'postMessage'>;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/**
 * Answers the questions of the page that shows this one in a frame, and reports events to it. Messages from other windows and
 * from other origins are ignored.
 *
 * @returns a function that ends it
 */
export function openChannel(frames: Frames, partner: Partner): () => void {
  let wanted: readonly (keyof Events)[] = [];
  const post = (message: FromScene) => frames.parent.postMessage(message, partner.origin);
  const report = <Name extends keyof Events>(event: Name, detail: Events[Name]) => {
    if (wanted.includes(event)) post({ tricosm: 1, type: 'event', event, detail });
  };
  const receive = ({ source, origin, data }: MessageEvent) => {
    if (source !== frames.parent || origin !== partner.origin) return;
    const parsed = parseQuestion(data);
    if (!parsed) return;
    if ('fault' in parsed) return post({ tricosm: 1, type: 'answer', id: parsed.id, error: parsed.fault });
    const { question } = parsed;
    const { id } = question;
    try {
      post({ tricosm: 1, type: 'answer', id, result: answerTo(question, partner) });
      if (question.type === 'subscribe') {
        wanted = question.events;
        // What failed before anyone listened is reported now.
        reportFailure(report, partner);
      }
    } catch (error) {
      post({ tricosm: 1, type: 'answer', id, error: (error as Error).message });
    }
  };
  frames.addEventListener('message', receive);
  const stop = followChanges(report, partner);
  post({ tricosm: 1, type: 'listening' });
  return () => {
    frames.removeEventListener('message', receive);
    stop();
  };
}

type Report = <Name extends keyof Events>(event: Name, detail: Events[Name]) => void;

/** Reports that the dataset did not open, if it did not. */
function reportFailure(report: Report, partner: Partner): void {
  const { opening } = store.getState();
  if (opening.status !== 'failed') return;
  report('error', { message: mayReadData(opening.data, partner) ? opening.message : NOT_OPEN });
}

/** Reports each change of the store and of the stage. */
function followChanges(report: Report, partner: Partner): () => void {
  let drawn = false;
  const lookAtStage = () => {
    const now = isDrawn();
    if (now && !drawn) report('ready', viewNow());
    drawn = now;
  };
  let query = queryNow();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const reportView = () => {
    timer = undefined;
    const now = queryNow();
    if (now !== query) report('viewchange', viewNow());
    query = now;
  };
  const look = (state: State, before: State) => {
    lookAtStage();
    if (state.view !== before.view) timer ??= setTimeout(reportView, PAUSE);
    if (state.view.selection !== before.view.selection) report('selectionchange', selectionNow());
    const pinned = pinOf(state);
    if (JSON.stringify(pinned) !== JSON.stringify(pinOf(before))) report('pin', pinned);
    if (state.opening !== before.opening) reportFailure(report, partner);
  };
  const stops = [store.subscribe(look), stage.subscribe(lookAtStage)];
  return () => {
    stops.forEach((stop) => stop());
    clearTimeout(timer);
  };
}

const pinOf = ({ view: { feature, word } }: State): Events['pin'] => {
  if (feature !== null) return { item: 'feature', index: feature };
  return word !== null ? { item: 'word', index: word } : null;
};
