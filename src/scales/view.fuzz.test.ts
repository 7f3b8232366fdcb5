import { expect, it } from 'vitest';
import { mutations } from '../dataset/testing/fuzz/mutations.ts';
import { parseInherited, parseView, printView } from '../state/link.ts';
import { initialView, VIEW_SCHEMA } from './view.ts';

const parse = (query: string) => ({
  view: parseView(VIEW_SCHEMA, query),
  inherited: parseInherited(VIEW_SCHEMA, query),
});
const print = ({ view, inherited }: ReturnType<typeof parse>) => printView(VIEW_SCHEMA, view, inherited);

/** A link that says something of everything. */
const LINK =
  'data=words&layer=3&prepare=unit,centre&scale=atom&feature=7&word=9&camera=1,2,3,4,5,6&galaxy.components=1,2,3&galaxy.from=11&galaxy.signs=1,-1,1' +
  '&galaxy.turn=1,0,0,0,1,0,0,0,1&galaxy.minDist=0.2&galaxy.seed=5&brain.k=7&brain.lobe=2&brain.colours=1,0,2&brain.names=2~0~code,2~3~fiction' +
  '&brain.maximumShare=50&atom.relations=a,b&atom.own=x,X,a>b,>c>d&atom.removed=40&atom.found=3&atom.analogy=a,b,c';

/** Every number in a view, wherever it stands. */
function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [];
}

it('a damaged link gives a view whose numbers are numbers, and which a link brings back', () => {
  const bytes = new TextEncoder().encode(LINK);
  expect(numbersOf(parse(LINK)).length).toBeGreaterThan(numbersOf(parse('')).length);
  for (const { what, bytes: damaged } of mutations(bytes, 1, 400)) {
    const parsed = parse(new TextDecoder().decode(damaged));
    const odd = numbersOf(parsed).filter((number) => !Number.isFinite(number));
    const again = parse(print(parsed));
    expect([what, odd, print(again)]).toEqual([what, [], print(parsed)]);
  }
});

it('numbers that no double holds exactly are not understood', () => {
  const huge = '9'.repeat(400);
  const link = `feature=${huge}&galaxy.from=${huge}&galaxy.seed=9007199254740993&brain.colours=0,${huge}&camera=1,,3,4,5,6&brain.names=2~${huge}~a`;
  expect(parse(link)).toEqual(parse(''));
  expect(parse(link).view).toEqual(initialView());
});
