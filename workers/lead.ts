import { wrap, type Remote } from 'comlink';
import { createBreath } from '../src/jobs/team/pause.ts';
import type { CardChoice, CardState, JobRequest, LeadApi, Listener } from '../src/jobs/team/protocol.ts';
import { send } from '../src/jobs/team/send.ts';
import { packTexts } from '../src/jobs/team/texts.ts';
import { createShardTeam } from '../src/jobs/team/shards.ts';
import { onTransfer, transferPasses, transferText } from '../src/dataset/sources/transfers.ts';
import { kernels } from '../src/math/kernels/kernels.ts';
import type { Work } from '../src/math/work/work.ts';
import { controlled } from './controlled.ts';
import type { OpenDataset } from './datasets.ts';
import { isHeld } from './held.ts';
import { publishedResult } from './published.ts';
import { implementationOf, onlyReads, placeImplementationOf } from './registry.ts';
import { shareHeld } from './shared.ts';
import { throttle } from './throttle.ts';
import { createTurns, type Turn } from './turns.ts';

/** Milliseconds between two drafts of a result: each is drawn, and moves to the next. */
const BETWEEN_DRAFTS = 400;

export interface LeadOptions {
  readonly open: OpenDataset;
  /** Settles when jobs can run: it loads the kernels at its first call. */
  readonly ready?: () => Promise<unknown>;
  /** loads what a member of a team is asked for besides the tasks that this thread knows */
  readonly loadTasks?: () => Promise<unknown>;
  readonly breathe?: () => Promise<void>;
  /** milliseconds, never going back */
  readonly now?: () => number;
  /** Says whether this thread may use a graphics card; `report` receives the card's state whenever it changes. */
  readonly useCard?: (choice: CardChoice, report: (state: CardState) => void) => void;
}

/** The worker that runs jobs: opens the datasets, runs the analyses, shares heavy passes with its team. */
export function createLead(options: LeadOptions): LeadApi {
  const breathe = options.breathe ?? createBreath();
  const now = options.now ?? (() => performance.now());
  const turns = createTurns(breathe);
  const shards = createShardTeam(globalThis.crossOriginIsolated ? shareHeld : undefined);
  let listener: Remote<Listener> | null = null;

  const compute = async (request: JobRequest, turn: Turn) => {
    const { team, end } = shards.scope(breathe);
    const { progress, end: endReports } = throttle(
      (fraction, text, pass) => void listener?.report(request.id, fraction, text, pass),
      now,
    );
    // Report what is being read across the network: the job waits for it.
    const passOf = transferPasses();
    const stop = onTransfer((transfer) => {
      const fraction = transfer.total === null ? 0 : transfer.done / transfer.total;
      progress(fraction, transferText(transfer), passOf(transfer));
    });
    const draft = sparse(
      (result) => void listener?.draft(request.id, send(packTexts(result), { stays: isHeld })),
      now,
    );
    const work: Work = { progress, pause: turn.pause, draft, team };
    try {
      const looks = placeImplementationOf(request.name);
      if (looks) return await looks(request.dataset, request.parameters, work);
      const { control } = request.dataset;
      const opened = await options.open({ ...request.dataset, control: null });
      const dataset = control ? controlled(opened, control, work) : opened;
      const published = await publishedResult(dataset, request.name, request.parameters);
      await turn.pause();
      if (published !== null) return published;
      const implementation = await implementationOf(request.name);
      // A control is made with the kernels, whatever it is read for.
      if (control || !onlyReads(request.name)) await options.ready?.();
      return await implementation(dataset, request.parameters, work);
    } finally {
      stop();
      endReports();
      turns.end(request.id);
      await end();
      kernels().trim();
    }
  };

  return {
    listen(port) {
      listener = wrap<Listener>(port);
      port.start();
    },
    enlist: (port) => shards.enlist(port),
    async run(request) {
      const turn = turns.begin(request.id, request.priority);
      const computing = compute(request, turn);
      // A cancelled job is answered at once; its computation ends at its next pause.
      computing.catch(() => undefined);
      const result = await Promise.race([computing, turn.cancelled]);
      return send(packTexts(result), { stays: isHeld });
    },
    cancel: (id) => turns.cancel(id),
    promote: (id) => turns.promote(id),
    ping: () => undefined,
    useCard: (choice) => options.useCard?.(choice, (state) => void listener?.card(state)),
    pingMembers: () => shards.ping(),
  };
}

/** Asks for a draft and passes it on if enough time has passed since the last one. */
function sparse(show: (result: unknown) => void, now: () => number): NonNullable<Work['draft']> {
  let last = now();
  return (result) => {
    if (now() - last < BETWEEN_DRAFTS) return;
    show(result());
    last = now();
  };
}
