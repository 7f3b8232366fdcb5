import { wrap } from 'comlink';
import { runTask, shardBounds, type Team } from '../../math/work/team.ts';
import { compact } from './pack.ts';
import { createPatience, type Patience } from './patience.ts';
import type { MemberApi } from './protocol.ts';
import { send } from './send.ts';
import { unlessLost } from './unlessLost.ts';

/**
 * The number of parts that shared data is cut into, whatever the number of workers: eight shards are dealt to one,
 * two, … eight of them. Sums over shards are then added in the same order on every machine, and the last
 * digits of a result do not depend on the number of cores.
 */
export const SHARDS = 8;

/** The workers that compute together, seen from the lead, which takes its own share. */
export interface ShardTeam {
  /**
   * Takes a member into the team: data kept from now on is shared with it.
   *
   * @param lost  rejects when the member has crashed; omitted if the lead cannot learn of it
   */
  enlist(port: MessagePort, lost?: Promise<never>): void;
  /** How many threads share the work, the lead included. */
  threads(): number;
  /** Resolves when every member has answered. */
  ping(): Promise<void>;
  /**
   * The team as one job sees it: its keys are separate from those of other jobs, and its data is dropped when it ends.
   *
   * @param breathe  called between the lead's own shards
   */
  scope(breathe: () => Promise<void>): { readonly team: Team; readonly end: () => Promise<void> };
}

/** A member as the lead calls it. */
interface Member {
  keep(key: string, parts: readonly unknown[]): Promise<void>;
  each(task: string, key: string, argument: unknown): Promise<unknown>;
  drop(key: string): Promise<void>;
  ping(): Promise<void>;
}

/** Shards of one key: the lead's own and those dealt to each member, in this order. */
interface Deal {
  readonly own: readonly unknown[];
  readonly members: readonly Member[];
}

/**
 * @param share  puts arrays that outlive the job in shared memory, if the page may use it: they go to
 *   the members by reference instead of as copies
 * @param patience  how long members are waited for
 */
export function createShardTeam(
  share: <T>(parts: T) => T = (parts) => parts,
  patience: Patience = createPatience(),
): ShardTeam {
  const members: Member[] = [];
  let scopes = 0;
  return {
    enlist(port, lost) {
      const api = wrap<MemberApi>(port);
      const answer = lost ? unlessLost(lost) : <T>(reply: Promise<T>) => reply;
      members.push({
        keep: (key, parts) => patience.within(answer(api.keep(key, parts))),
        // The caller waits for it once its own share is done.
        each: (task, key, argument) => answer(api.each(task, key, argument)),
        drop: (key) => patience.within(answer(api.drop(key))),
        ping: () => answer(api.ping()),
      });
    },
    threads: () => 1 + members.length,
    async ping() {
      await Promise.all(members.map((member) => member.ping()));
    },
    scope(breathe) {
      const prefix = `${(scopes += 1)}/`;
      const deals = new Map<string, Deal>();
      const drop = async (key: string) => {
        const deal = deals.get(key);
        deals.delete(key);
        await Promise.all(deal?.members.map((member) => member.drop(prefix + key)) ?? []);
      };
      const team: Team = {
        size: SHARDS,
        async keep(key, parts) {
          deals.set(key, await dealOut(prefix + key, parts, [...members], share));
        },
        async each(task, key, argument) {
          const deal = deals.get(key);
          if (!deal) throw new Error(`team: nothing is kept under “${key}”`);
          return (await runOnAll(task.name, prefix + key, argument, deal, { breathe, patience })) as never;
        },
        drop,
      };
      const end = async () => {
        // A member that is lost has nothing left to drop.
        await Promise.all([...deals.keys()].map((key) => drop(key).catch(() => undefined)));
      };
      return { team, end };
    },
  };
}

async function dealOut(
  key: string,
  parts: readonly unknown[],
  members: readonly Member[],
  shared: <T>(parts: T) => T,
): Promise<Deal> {
  if (parts.length !== SHARDS) {
    throw new RangeError(`team: expected ${SHARDS} parts, one for each shard, found ${parts.length}`);
  }
  const bounds = shardBounds(SHARDS, members.length + 1);
  const dealt = (i: number) => parts.slice(bounds[i], bounds[i + 1]);
  // What a member gets is a copy, or shared memory: the caller’s arrays stay whole.
  await Promise.all(
    members.map((member, i) =>
      member.keep(key, send(shared(dealt(i + 1)), { stays: () => true, passShared: true })),
    ),
  );
  return { own: dealt(0), members };
}

async function runOnAll(
  task: string,
  key: string,
  argument: unknown,
  deal: Deal,
  { breathe, patience }: { readonly breathe: () => Promise<void>; readonly patience: Patience },
): Promise<unknown[]> {
  const light = compact(argument);
  const others = Promise.all(
    deal.members.map((member) => member.each(task, key, light) as Promise<unknown[]>),
  );
  // If the lead's own shards fail first, nothing else handles the rejections of the members.
  others.catch(() => undefined);
  const results: unknown[] = [];
  const done = patience.began();
  try {
    for (const part of deal.own) {
      results.push(runTask(task, part, argument));
      await breathe();
    }
  } finally {
    done();
  }
  return [...results, ...(await patience.within(others)).flat()];
}
