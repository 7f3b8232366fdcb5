import { describe, expect, it } from 'vitest';
import { deviceDone, programsDone } from './deviceDone.ts';

/** A device that answers one question after the other, and knows how often it was asked. */
function device(answers: readonly unknown[], { extension = true, isLost = false } = {}) {
  const asked = { times: 0, deleted: 0 };
  const next = () => answers[Math.min(asked.times++, answers.length - 1)];
  const gl = {
    TIMEOUT_EXPIRED: 1,
    WAIT_FAILED: 2,
    fenceSync: () => ({}),
    flush: () => undefined,
    clientWaitSync: next,
    getProgramParameter: next,
    deleteSync: () => (asked.deleted += 1),
    isContextLost: () => isLost,
    getExtension: () => (extension ? {} : null),
  } as unknown as WebGL2RenderingContext;
  return { gl, asked };
}

describe('waiting for the graphics device', () => {
  it('ends when the device has passed the fence', async () => {
    const { gl, asked } = device([1, 1, 0]);
    expect(await deviceDone(gl)).toBe(true);
    expect(asked).toEqual({ times: 3, deleted: 1 });
  });

  it('ends when it is abandoned, fails, or the device is lost', async () => {
    expect(await deviceDone(device([1]).gl, AbortSignal.abort())).toBe(false);
    expect(await deviceDone(device([2]).gl)).toBe(false);
    expect(await deviceDone(device([1], { isLost: true }).gl)).toBe(false);
  });

  it('ends when all programs are compiled, or the browser cannot say so', async () => {
    const programs = [{}, {}] as WebGLProgram[];
    const { signal } = new AbortController();
    const slow = device([false, true, false, true, true]);
    await programsDone(slow.gl, programs, signal);
    expect(slow.asked.times).toBe(5);
    const silent = device([false], { extension: false });
    await programsDone(silent.gl, programs, signal);
    expect(silent.asked.times).toBe(0);
    await programsDone(device([false]).gl, programs, AbortSignal.abort());
    await programsDone(device([false], { isLost: true }).gl, programs, signal);
  });
});
