import { expect, it } from 'vitest';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { parseView } from '../../state/link.ts';
import { VIEW_SCHEMA } from '../view.ts';
import { chosenRelations, removedShare } from './requests.ts';
import { atomView } from './view.ts';

const usable = ['opposite', 'country-capital', 'man-woman', 'x', 'y'].map((id) => ({ id }));
const infoOf = (firstRelations?: readonly string[]) => ({ firstRelations }) as DatasetInfo;

it('the first picture has the relations that the dataset names, or else four', () => {
  expect(chosenRelations([], usable, infoOf(['man-woman', 'gone', 'opposite']))).toEqual([
    'man-woman',
    'opposite',
  ]);
  const four = ['country-capital', 'man-woman', 'opposite', 'x'];
  expect(chosenRelations([], usable, infoOf())).toEqual(four);
  expect(chosenRelations([], usable, infoOf(['gone']))).toEqual(four);
  expect(chosenRelations(['y', 'gone'], usable, infoOf(['man-woman']))).toEqual(['y']);
});

it('it is raw only if the dataset names its relations and the link does not say how far they are removed', () => {
  const of = (link: string) => atomView.of(parseView(VIEW_SCHEMA, link).scales);
  const [named, other] = [infoOf(['man-woman']), infoOf()];
  expect([removedShare(of(''), named), removedShare(of(''), other)]).toEqual([0, 100]);
  expect([removedShare(of('atom.removed=40'), named), removedShare(of('atom.removed=0'), other)]).toEqual([
    40, 0,
  ]);
  expect([removedShare(of('atom.removed=101'), other), removedShare(of('atom.removed=100'), named)]).toEqual([
    100, 100,
  ]);
});
