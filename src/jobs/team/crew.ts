import { expose, transfer, wrap, type Endpoint, type Remote } from 'comlink';
import { unpackTexts } from './texts.ts';
import type {
  CardChoice,
  CardState,
  ComputeApi,
  JobRequest,
  Listener,
  Report,
  ReportDraft,
} from './protocol.ts';

/** A started worker: where its messages go and how it is stopped. */
export interface WorkerHandle {
  readonly endpoint: Endpoint;
  stop(): void;
}

/** Starts a worker; `onCrash` receives a short reason if it crashes or cannot be started. */
export type Spawn = (onCrash: (reason: string) => void) => WorkerHandle;

/** The page's workers: one lead that runs jobs and the members of its team. */
export interface Crew {
  run(request: JobRequest): Promise<unknown>;
  cancel(id: number): Promise<void>;
  promote(id: number): Promise<void>;
  /** Resolves when the lead answers. */
  ping(): Promise<void>;
  /** Resolves when every member answers. */
  pingMembers(): Promise<void>;
  /** Stops every worker at once; open requests to them are never answered. */
  stop(): void;
}

export interface CrewEvents {
  readonly onProgress: Report;
  readonly onDraft: ReportDraft;
  readonly onCrash: (reason: string) => void;
}

export type StartCrew = (events: CrewEvents) => Crew;

/** What a page decides and learns about the graphics card. */
export interface CardSettings {
  choice(): CardChoice;
  /** Calls the listener with every new choice; returns a function that stops this. */
  watch(listener: (choice: CardChoice) => void): () => void;
  readonly report: (state: CardState) => void;
}

/**
 * Starts the lead at once, because the first view waits for it, and the members when its first job is done:
 * starting them earlier would take processor time from that job.
 *
 * @param members  number of workers besides the lead
 * @param card  without it, no graphics card helps
 */
export function startCrew(
  spawn: Spawn,
  members: number,
  { onProgress, onDraft, onCrash }: CrewEvents,
  card?: CardSettings,
): Crew {
  const handles: WorkerHandle[] = [];
  const start = (): Remote<ComputeApi> => {
    const handle = spawn(onCrash);
    handles.push(handle);
    return wrap<ComputeApi>(handle.endpoint);
  };
  const lead = start();
  const { port1: heard, port2 } = new MessageChannel();
  const listener: Listener = {
    report: onProgress,
    draft: onDraft,
    card: card?.report ?? (() => undefined),
  };
  expose(listener, heard);
  void lead.listen(transfer(port2, [port2]));
  if (card) void lead.useCard(card.choice());
  const stopWatching = card?.watch((choice) => void lead.useCard(choice));

  let stopped = false;
  let complete = false;
  const complement = () => {
    if (stopped || complete) return;
    complete = true;
    for (let i = 0; i < members; i++) void enlist(lead, start());
  };
  return {
    run: async (request) => unpackTexts(await lead.run(request).finally(complement), nextTask),
    cancel: (id) => lead.cancel(id),
    promote: (id) => lead.promote(id),
    ping: () => lead.ping(),
    pingMembers: () => lead.pingMembers(),
    stop() {
      stopped = true;
      stopWatching?.();
      for (const handle of handles) handle.stop();
      // A browser keeps an open port, and all that hears by it, also when the worker at its other end has stopped.
      heard.close();
    },
  };
}

/** Waits until other tasks of this thread have had their turn. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Connects a member to its lead by a message channel; the lead enlists it when it is ready. */
async function enlist(lead: Remote<ComputeApi>, member: Remote<ComputeApi>): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await member.serve(transfer(port1, [port1]));
  await lead.enlist(transfer(port2, [port2]));
}

/** The number of workers on a machine with this number of processors, the lead included: 1 … 8. */
export function workersFor(processors: number): number {
  return Math.max(1, Math.min(8, Math.floor(processors) || 1));
}
