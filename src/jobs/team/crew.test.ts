import { expose } from 'comlink';
import { expect, it } from 'vitest';
import { startCrew } from './crew.ts';

it('a crew that stops closes the channel by which it was heard, which a browser would keep', async () => {
  const { port1, port2 } = new MessageChannel();
  const given: MessagePort[] = [];
  expose({ listen: (port: MessagePort) => void given.push(port) }, port1);
  const crew = startCrew(() => ({ endpoint: port2, stop: () => port2.close() }), 0, {
    onProgress: () => undefined,
    onDraft: () => undefined,
    onCrash: () => undefined,
  });
  await expect.poll(() => given.length).toBe(1);
  const closed = new Promise((resolve) => given[0]!.addEventListener('close', resolve));
  given[0]!.start();
  crew.stop();
  await closed;
});
