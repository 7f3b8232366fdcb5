import { expect, it } from 'vitest';
import { throttle } from './throttle.ts';

/** Reports as they are passed on, with a clock that the test turns. */
function stage() {
  let time = 0;
  const timers: { at: number; act: () => void }[] = [];
  const passed: [number, string][] = [];
  const { progress, end } = throttle(
    (_, text) => void passed.push([time, text]),
    () => time,
    (ms, act) => void timers.push({ at: time + ms, act }),
  );
  const wait = (ms: number) => {
    const until = time + ms;
    for (let next = timers.shift(); next; next = timers.shift()) {
      if (next.at > until) {
        timers.unshift(next);
        break;
      }
      time = next.at;
      next.act();
    }
    time = until;
  };
  return { progress, end, wait, passed };
}

it('passes on the first report at once, and of those that come soon after it only the last', () => {
  const { progress, wait, passed } = stage();
  for (let i = 0; i < 30; i++) {
    progress(i / 30, `draw ${i}`);
    wait(10);
  }
  wait(1000);
  expect(passed).toEqual([
    [0, 'draw 0'],
    [100, 'draw 9'],
    [200, 'draw 19'],
    [300, 'draw 29'],
  ]);
});

it('passes on the words of a long step that begins soon after another', () => {
  const { progress, wait, passed } = stage();
  progress(0, 'a short step');
  wait(1);
  progress(0, 'a long step');
  wait(5000);
  expect(passed).toEqual([
    [0, 'a short step'],
    [100, 'a long step'],
  ]);
});

it('passes on nothing after the end', () => {
  const { progress, end, wait, passed } = stage();
  progress(0, 'one');
  progress(0.5, 'two');
  end();
  progress(1, 'three');
  wait(1000);
  expect(passed).toEqual([[0, 'one']]);
});
