import { expose } from 'comlink';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { defineTask, shardBounds } from '../../math/work/team.ts';
import { MemberLostError } from '../manager/errors.ts';
import { createMember } from './member.ts';
import { createPatience } from './patience.ts';
import { createShardTeam, SHARDS } from './shards.ts';

const sum = defineTask('shards.test/sum', (part: Float64Array, factor: number) =>
  part.reduce((total, x) => total + factor * x, 0),
);
const scaled = defineTask('shards.test/scaled', (part: Float64Array, argument: { by: Float64Array }) =>
  part.map((x) => x * argument.by[0]!),
);
const itself = defineTask('shards.test/itself', (part: Float64Array) => part);
const fails = defineTask('shards.test/fails', (part: Float64Array) => {
  if (part[0] !== 0) throw new RangeError('a shard that does not begin with 0');
  return 0;
});

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

/** A team with this number of threads; its members are behind real message channels. */
function team(threads: number) {
  const shards = createShardTeam();
  for (let i = 1; i < threads; i++) {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    expose(createMember(), port1);
    shards.enlist(port2);
  }
  return { shards, ...shards.scope(() => Promise.resolve()) };
}

const cut = (data: Float64Array) => {
  const bounds = shardBounds(data.length, SHARDS);
  return Array.from({ length: SHARDS }, (_, i) => data.subarray(bounds[i], bounds[i + 1]));
};

describe('createShardTeam', () => {
  it.each([1, 2, 3, 5, 8])('answers in the order of the parts with %i threads', async (threads) => {
    const { team: crew } = team(threads);
    const data = Float64Array.from({ length: 100 }, (_, i) => i);
    await crew.keep('x', cut(data));
    const parts = await crew.each(scaled, 'x', { by: Float64Array.of(2, 0).subarray(0, 1) });
    expect(parts.flatMap((part) => [...part])).toEqual([...data.map((x) => 2 * x)]);
    expect(data.length).toBe(100);
  });

  it('gives sums that are the same to the last bit whatever the number of threads', async () => {
    const sizes = [1, 2, 3, 4, 7, 8];
    const teams = sizes.map((threads) => team(threads).team);
    const numbers = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(numbers, fc.double({ noNaN: true, min: -3, max: 3 }), async (values, factor) => {
        const totals = await Promise.all(
          teams.map(async (crew) => {
            await crew.keep('x', cut(Float64Array.from(values)));
            return (await crew.each(sum, 'x', factor)).reduce((total, part) => total + part, 0);
          }),
        );
        for (const total of totals) expect(total).toBe(totals[0]);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps its parts: a part requested twice is still there', async () => {
    const { team: crew } = team(3);
    await crew.keep('x', cut(Float64Array.from({ length: 16 }, (_, i) => i)));
    const first = await crew.each(itself, 'x', null);
    const second = await crew.each(itself, 'x', null);
    expect(second).toEqual(first);
    expect(second.at(-1)).toEqual(Float64Array.of(14, 15));
  });

  it('fails with the error of the shard that failed', async () => {
    const { team: crew } = team(3);
    await crew.keep('zeros', cut(new Float64Array(16)));
    expect(await crew.each(fails, 'zeros', null)).toEqual(Array(SHARDS).fill(0));
    await crew.keep('ones', cut(new Float64Array(16).fill(1)));
    await expect(crew.each(fails, 'ones', null)).rejects.toThrow('a shard that does not begin with 0');
    const last = new Float64Array(16);
    last[14] = 1;
    await crew.keep('last', cut(last));
    await expect(crew.each(fails, 'last', null)).rejects.toMatchObject({ name: 'RangeError' });
  });

  it('keeps the keys of two jobs apart, and drops them when a job ends', async () => {
    const { shards, team: first, end } = team(2);
    const { team: second } = shards.scope(() => Promise.resolve());
    await first.keep('x', cut(new Float64Array(8).fill(1)));
    await expect(second.each(sum, 'x', 1)).rejects.toThrow('nothing is kept under “x”');
    await second.keep('x', cut(new Float64Array(8).fill(2)));
    await end();
    await expect(first.each(sum, 'x', 1)).rejects.toThrow('nothing is kept under “x”');
    expect(await second.each(sum, 'x', 1)).toEqual(Array(SHARDS).fill(2));
  });

  it('deals data kept later also to members that have joined meanwhile', async () => {
    const { shards, team: crew } = team(1);
    await crew.keep('before', cut(new Float64Array(8).fill(1)));
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    expose(createMember(), port1);
    shards.enlist(port2);
    await crew.keep('after', cut(new Float64Array(8).fill(1)));
    expect(shards.threads()).toBe(2);
    expect(await crew.each(sum, 'before', 1)).toEqual(await crew.each(sum, 'after', 1));
  });

  it('refuses a number of parts that differs from the number of shards', async () => {
    await expect(team(1).team.keep('x', [1, 2])).rejects.toThrow(
      'expected 8 parts, one for each shard, found 2',
    );
  });

  it('rejects when a member has crashed', async () => {
    const shards = createShardTeam();
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    shards.enlist(port2, Promise.reject(new Error('a worker thread died: out of memory')));
    const { team: crew } = shards.scope(() => Promise.resolve());
    await expect(crew.keep('x', Array(SHARDS).fill(0))).rejects.toThrow('a worker thread died');
  });
});

describe('a member that gives no answer', () => {
  /** A team with a member behind a port that nobody listens to, and a clock that runs when the test says so. */
  function silentTeam() {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const timers = new Set<() => void>();
    const patience = createPatience({
      now: () => 0,
      after: (_, act) => {
        timers.add(act);
        return () => timers.delete(act);
      },
    });
    const shards = createShardTeam(undefined, patience);
    shards.enlist(port2);
    const pass = async () => {
      while (timers.size > 0) {
        for (const act of [...timers]) {
          timers.delete(act);
          act();
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return { pass, ...shards.scope(() => Promise.resolve()), timers };
  }

  it('is lost when data is handed to it, and the end of the job does not wait for it', async () => {
    const { team: crew, end, pass } = silentTeam();
    const kept = crew.keep('x', cut(new Float64Array(16)));
    const failure = expect(kept).rejects.toThrow(MemberLostError);
    await pass();
    await failure;
    await end();
  });

  it('is lost in the middle of a pass, once the lead has done its own share', async () => {
    const { team: crew, end, pass } = await halfWay();
    const results = crew.each(sum, 'x', 1);
    const failure = expect(results).rejects.toThrow(MemberLostError);
    await new Promise((resolve) => setImmediate(resolve));
    await pass();
    await failure;
    const ended = end();
    await pass();
    await ended;
  });

  /** A team whose member keeps what it is given and then falls silent. */
  async function halfWay() {
    const made = silentTeam();
    const port = open.at(-2);
    expose(
      {
        keep: () => undefined,
        each: () => new Promise(() => undefined),
        drop: () => new Promise(() => undefined),
      },
      port,
    );
    await made.team.keep('x', cut(new Float64Array(16)));
    return made;
  }

  it('is given longer the longer the lead takes for its own share', () => {
    let time = 0;
    const waits: number[] = [];
    const patience = createPatience({
      now: () => time,
      after: (milliseconds) => {
        waits.push(milliseconds);
        return () => undefined;
      },
    });
    void patience.within(new Promise(() => undefined));
    const done = patience.began();
    time = 60_000;
    done();
    void patience.within(new Promise(() => undefined));
    expect(waits).toEqual([6000, 120_000]);
  });
});
