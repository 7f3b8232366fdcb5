import { expect, test } from 'vitest';
import { CardError } from './card.ts';
import { emulatedCard } from './testing/emulated.ts';
import { isTrusted } from './trusted.ts';

test.each(['rounded', 'worst', 'nearest'] as const)(
  'a card that computes %s is trusted',
  async (arithmetic) => {
    const card = emulatedCard({ arithmetic });
    expect(await isTrusted(card)).toBe(true);
    expect(card.held()).toBe(0);
  },
);

test('a card that drops a product is not, and one that is lost fails', async () => {
  expect(await isTrusted(emulatedCard({ arithmetic: 'wrong' }))).toBe(false);
  const lost = emulatedCard({ arithmetic: 'nearest', answers: 0 });
  await expect(isTrusted(lost)).rejects.toThrow(CardError);
  expect(lost.held()).toBe(0);
});
