import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createRunner } from './runner.ts';
import type { Crew } from './crew.ts';
import type { Entry } from '../manager/entry.ts';
import { referenceTo } from '../../dataset/reference.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const entry = (): Entry => ({
  id: 0,
  key: '',
  name: 'lobes',
  dataset: referenceTo({ kind: 'web', address: 'https://data.example/' }),
  parameters: {},
  title: 'Lobes',
  priority: 'interactive',
  state: 'waiting',
  fraction: 0,
  reached: new Map(),
  text: '',
  restarts: 0,
  callers: new Set(),
  cancel: () => undefined,
});

it('the heartbeat does not hold a crew that was replaced', async () => {
  const beats: (() => void)[] = [];
  const crews: WeakRef<Crew>[] = [];
  const ends: ((reason: string) => void)[] = [];
  const runner = createRunner(
    ({ onCrash }) => {
      ends.push(onCrash);
      const crew: Crew = {
        run: () => new Promise(() => undefined),
        cancel: async () => undefined,
        promote: async () => undefined,
        ping: async () => undefined,
        pingMembers: async () => undefined,
        stop: () => undefined,
      };
      crews.push(new WeakRef(crew));
      return crew;
    },
    { after: () => undefined, beat: (_, act) => void beats.push(act) },
    { ended: () => undefined, lost: () => undefined, freed: () => undefined, progressed: () => undefined },
  );
  runner.start(entry());
  ends.pop()!('killed');
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(beats).toHaveLength(1);
  expect(crews.map((crew) => crew.deref())).toEqual([undefined]);
});
