import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctParts, fitted, roomForNames, shortened, shortenedApart, widthOf } from './room.ts';

test('labels that fit stay; of others some are left out; long names are shortened', () => {
  expect(fitted(['1', '2', '3'], 20)).toEqual(['1', '2', '3']);
  expect(fitted(['8', '9', '10', '11', '12'], 11, 4)).toEqual(['8', '', '10', '', '12']);
  expect(fitted(['8', '9', '10', '11', '12'], 11)).toEqual(['8', '', '10', '', '']);
  expect(fitted(['program code', 'prose'], 60)).toEqual(['progra…', 'prose']);
});

test('shown labels keep their distance', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }), {
        minLength: 1,
        maxLength: 60,
      }),
      fc.double({ min: 3, max: 200, noNaN: true }),
      (labels, step) => {
        const shown = fitted(labels, step).flatMap((label, i) =>
          label === '' ? [] : [{ label, at: i * step }],
        );
        for (let i = 1; i < shown.length; i++) {
          const [before, after] = [shown[i - 1]!, shown[i]!];
          const halves = (widthOf(before.label) + widthOf(after.label)) / 2;
          expect(after.at - before.at).toBeGreaterThanOrEqual(halves);
        }
        for (const { label, at } of shown)
          expect(at + widthOf(label) / 2).toBeLessThanOrEqual((labels.length - 0.5) * step);
      },
    ),
  );
});

test('a name is shortened only if it is longer than its room', () => {
  expect(shortened('news', 60)).toBe('news');
  expect(shortened('a category with a rather long name', 140)).toBe('a category with a r…');
});

test('names that begin alike are shortened to what tells them apart', () => {
  const names = ['documents about program code', 'documents about prose', 'legal'];
  const shown = shortenedApart(names, 100);
  expect(shown).toEqual(['…program code', '…prose', 'legal']);
  for (const name of shown) expect(widthOf(name)).toBeLessThanOrEqual(100);
  expect(fitted(['lobe of numbers 1', 'lobe of numbers 2'], 60)).toEqual(['…1', '…2']);
  expect(shortenedApart(['internationalisation', 'internationalism'], 70)).toEqual(['…lisation', '…lism']);
  expect(shortenedApart(['the same long name', 'the same long name'], 60)).toEqual(['the sa…', 'the sa…']);
});

test('what all names share is left out, between words', () => {
  expect(distinctParts(['blocks.4.hook_resid_post', 'blocks.12.hook_resid_post'])).toEqual(['4', '12']);
  expect(distinctParts(['layer 10', 'layer 12'])).toEqual(['10', '12']);
  expect(distinctParts(['model.layers.0', 'model.layers.0.mlp'])).toEqual([
    'model.layers.0',
    'model.layers.0.mlp',
  ]);
  expect(distinctParts(['same', 'same'])).toEqual(['same', 'same']);
  expect(distinctParts(['embedding', 'layer 1'])).toEqual(['embedding', 'layer 1']);
});

test('the names of rows are whole in a wide chart, and leave a narrow one most of its width', () => {
  const names = ['fiction', 'humanities-textbook'];
  const whole = roomForNames(names, 850, 8);
  expect(shortenedApart(names, whole - 8)).toEqual(names);
  expect(roomForNames(names, 1700, 8)).toBe(whole);
  expect(roomForNames(names, 288, 8)).toBe(140);
  expect(roomForNames(['a'], 288, 8)).toBe(36);
});
