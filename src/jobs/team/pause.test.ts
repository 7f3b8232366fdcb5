import { describe, expect, it } from 'vitest';
import { createBreath, createYield } from './pause.ts';

describe('createBreath', () => {
  it('yields only when enough time has passed', async () => {
    let time = 0;
    let yields = 0;
    const breathe = createBreath(
      async () => void (yields += 1),
      () => time,
    );
    for (let step = 0; step < 10; step++) {
      time += 1;
      await breathe();
    }
    expect(yields).toBe(0);
    time += 10;
    await breathe();
    await breathe();
    expect(yields).toBe(1);
  });
});

describe('createYield', () => {
  const letsMessagesIn = async () => {
    const { port1, port2 } = new MessageChannel();
    let arrived = false;
    port1.onmessage = () => (arrived = true);
    port2.postMessage(null);
    const yieldNow = createYield();
    // One yield gives others their turn; the engine decides how soon it delivers a message.
    for (let i = 0; i < 100 && !arrived; i++) await yieldNow();
    port1.close();
    return arrived;
  };

  it('lets waiting messages in', async () => {
    expect(await letsMessagesIn()).toBe(true);
  });

  it('uses messages if there is no setImmediate, as in browsers', async () => {
    const { setImmediate } = globalThis;
    Reflect.deleteProperty(globalThis, 'setImmediate');
    try {
      expect(await letsMessagesIn()).toBe(true);
    } finally {
      globalThis.setImmediate = setImmediate;
    }
  });
});
