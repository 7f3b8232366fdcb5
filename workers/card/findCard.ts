import { useCard, useNoCard, type Card } from '../../src/math/card/card.ts';
import type { CardChoice, CardState } from '../../src/jobs/team/protocol.ts';

/** A card that is lost this often is not asked for again. */
const MOST_LOSSES = 2;

/**
 * Lets this thread use a graphics card, as the choice says. It is looked for when a search first asks for one, and once
 * more after it was lost.
 *
 * @param report  receives what is known of the card whenever that changes
 */
export function allowCard(choice: CardChoice, report: (state: CardState) => void): void {
  report({ kind: 'unasked' });
  if (choice === 'never') return useNoCard();
  let found: Promise<Card | null> | null = null;
  let losses = 0;
  const onLoss = (reason: string) => {
    found = null;
    losses++;
    report({ kind: 'none', reason: `it was lost: ${reason}` });
  };
  const none = (reason: unknown) => {
    report({ kind: 'none', reason: reason instanceof Error ? reason.message : String(reason) });
    return null;
  };
  const find = () => findCard(choice === 'any', onLoss).then((it) => counted(it, report), none);
  const get = () => (losses < MOST_LOSSES ? (found ??= find()) : Promise.resolve(null));
  // Who asks for any card wants to see it work, on small data too.
  if (choice === 'any') useCard(get, 0);
  else useCard(get);
}

/**
 * The browser's card.
 *
 * @param standIn  also a program that runs on the processor, which is slower than the kernels
 * @throws Error saying why there is none
 */
async function findCard(standIn: boolean, onLoss: (reason: string) => void): Promise<Card> {
  // Absent in browsers without WebGPU and on pages that are not secure.
  const gpu = navigator.gpu as GPU | undefined;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('this browser offers no graphics card to computations');
  if (adapter.info.isFallbackAdapter && !standIn) {
    throw new Error('a program on the processor stands in for a graphics card here');
  }
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const device = await adapter.requestDevice({
    requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
  });
  const [{ webgpuCard }, { isTrusted }] = await Promise.all([
    import('./webgpu.ts'),
    import('../../src/math/card/trusted.ts'),
  ]);
  const found = await webgpuCard(device, nameOf(adapter.info));
  if (!(await isTrusted(found))) {
    device.destroy();
    throw new Error(`${found.name} computes less exactly than it must`);
  }
  void device.lost.then(({ message, reason }) => onLoss(message || reason));
  return found;
}

function nameOf({ description, vendor, architecture }: GPUAdapterInfo): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'a card without a name';
}

/** The same card; the searches that it helps with are counted and reported. */
function counted(found: Card, report: (state: CardState) => void): Card {
  let searches = 0;
  const tell = () => report({ kind: 'found', name: found.name, searches });
  tell();
  return {
    name: found.name,
    async hold(rows) {
      const held = await found.hold(rows);
      searches++;
      tell();
      return held;
    },
  };
}
