import { gzipSync } from 'fflate';
import { labelledFeatures, labelsOf, notesOf, textsOf } from '../../formats/labels/labels.ts';
import { fixture } from '../fixture.ts';
import { textHead } from '../../files/text/head.ts';
import { readJson, readJsonLines } from '../../files/json.ts';
import { readLabelTable } from '../../formats/labels/labelTable.ts';
import { readRelation, readWords, wordPlaces } from '../../formats/relations/relations.ts';
import { readTable } from '../../formats/tables/table.ts';
import { isTextTable } from '../../formats/tables/textTable.ts';
import { checkLabels, checkMatrix, must, type Target } from './targets.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FEATURES = 4;

const table = (file: string, bytes = fixture(file)): Target => ({
  name: file,
  parts: { [file]: bytes },
  growth: 256,
  read: async (parts) => {
    isTextTable(parts[file]!, file);
    const { words, vectors } = await readTable(parts[file]!, file);
    checkMatrix(vectors);
    must(words.length === vectors.rows && words.every((word) => typeof word === 'string'), 'words');
  },
});

const LINES = [
  { index: '2', description: 'two', frequency: 0.25, category: 'code', share: 0.5, top_tokens: [' a', 7] },
  { index: 0, description: 'zero', examples: [{ text: 'x', token: 'y', activation: 2 }, null] },
  { text: 'of a block', source: 'a book' },
];

const lines = (file: string, bytes: Uint8Array): Target => ({
  name: file,
  parts: { [file]: bytes },
  read: async (parts) => {
    const found = await readJsonLines(parts[file]!, file);
    must(labelledFeatures(found) >= 0, 'features');
    checkLabels(labelsOf(found, FEATURES), FEATURES);
    structuredClone([notesOf(found, FEATURES), textsOf(found, FEATURES)]);
  },
});

const labels = (file: string, text: string): Target => ({
  name: file,
  parts: { [file]: bytesOf(text) },
  read: async (parts) => {
    textHead(new TextDecoder().decode(parts[file]));
    const found = await readLabelTable(parts[file]!, file);
    checkLabels(labelsOf(found, FEATURES), FEATURES);
  },
});

const PAIRS = [
  { input: 'a', output: 'b' },
  { input: 'c', output: 'd' },
];

/** Parsers of tables, labels, words and pairs. */
export const TEXTS: readonly Target[] = [
  ...['word2vec.txt', 'word2vec-c.txt.gz', 'glove.txt', 'table.csv', 'table.tsv', 'numbers.tsv'].map((file) =>
    table(file),
  ),
  table('quoted.csv', bytesOf('\uFEFFword;x;y\r\n"a ""b""\nc";1;2\r\nd;3;4\r\n')),
  table('glove.txt.gz', gzipSync(fixture('glove.txt'))),
  lines('labels.jsonl', bytesOf(LINES.map((line) => JSON.stringify(line)).join('\n'))),
  lines('labels.jsonl.gz', gzipSync(bytesOf(LINES.map((line) => JSON.stringify(line)).join('\r\n')))),
  labels('labels.csv', 'index,description,share\n0,"zero, or ""none""",0.5\n1,one,2e3\n'),
  labels('metadata.tsv', 'word\tcount\nzero\t0\none\t1\n'),
  labels('metadata.txt', 'zero\none\n\ntwo\n'),
  {
    name: 'words and pairs',
    parts: { 'words.json': bytesOf('["a","b","c","d"]'), 'pairs.json': bytesOf(JSON.stringify(PAIRS)) },
    read: async (parts) => {
      const words = readWords(await readJson(parts['words.json']!, 'words.json'), 'words.json');
      const { pairs } = readRelation(
        await readJson(parts['pairs.json']!, 'pairs.json'),
        wordPlaces(words),
        'pairs',
        'pairs.json',
      );
      must(
        pairs.every((word) => word < words.length),
        'pairs',
      );
    },
  },
];
