import { expect, it } from 'vitest';
import { textHead } from '../../files/text/head.ts';
import { isLabelTable } from './labelTables.ts';

const isLabels = (text: string) => isLabelTable({ name: 'x.csv', size: text.length, text: textHead(text) });
const ROWS = '\n7,seven\n3,three\n9,nine\n';

it.each(['sae_feature,label', 'latents,labels', 'feature_num,text', 'number,name'])(
  'takes a table with the header %s for labels, because one number makes no vector',
  (header) => expect(isLabels(header + ROWS)).toBe(true),
);

it('takes a word and several numbers for vectors', () => {
  expect(isLabels('word,a,b\nking,0.5,1.5\nqueen,2.5,3.5\n')).toBe(false);
});
