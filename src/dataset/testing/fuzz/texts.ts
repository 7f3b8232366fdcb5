import { gzipSync } from 'fflate';
import { labelledFeatures, labelsOf, notesOf, textsOf } from '../../formats/labels/labels.ts';
import { fixture } from '../fixture.ts';
import { textHead } from '../../files/text/head.ts';
import { readJson, readJsonLines } from '../../files/json.ts';
import { DataError } from '../../error.ts';
import { binaryWords, readBinaryWords } from '../../files/wordVectors.ts';
import { readLabelFile } from '../../formats/labels/labelFile.ts';
import { fittedRows } from '../../formats/labels/labelRows.ts';
import { readRelation, readWords } from '../../formats/relations/relations.ts';
import { wordPlaces } from '../../wordPlaces.ts';
import { readTable } from '../../formats/tables/table.ts';
import { isTextTable } from '../../formats/tables/textTable.ts';
import { joined } from './mutations.ts';
import { checkLabels, checkMatrix, must, type Target } from './targets.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FEATURES = 4;

const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));

/** Two words as word2vec writes them in binary form. */
const BINARY = joined(
  bytesOf('2 2\nking '),
  new Uint8Array(Float32Array.of(0.1, -0.2).buffer),
  bytesOf('\nman '),
  new Uint8Array(Float32Array.of(0.3, 0.4).buffer),
  bytesOf('\n'),
);

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
    const found = await readLabelFile(parts[file]!, file, '');
    checkLabels(labelsOf(found, FEATURES), FEATURES);
    try {
      fittedRows([found], FEATURES, file, 'the decoder has');
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
    }
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
  table('members.txt.gz', joined(gzipSync(bytesOf('a 1 2\n')), gzipSync(bytesOf('b 3 4\n')))),
  table('lists.csv', bytesOf('word,n,embedding\na,1,"[0.5, 1.5]"\nb,2,"[2.5, 3.5]"\n')),
  table('comma.csv', bytesOf('sep=;\r\nwort;d1;d2\r\na;0,5;1,5\r\nb;2,5;3,5\r\n')),
  table('aligned.txt', bytesOf('2 2\nno. 1   0.5  -1.5\nb       2.5   3.5\n')),
  table('bare.txt', bytesOf('0.5 1.5\n2.5 3.5\n')),
  table('latin1.csv', Uint8Array.of(...bytesOf('word,x,y\ncaf'), 0xe9, ...bytesOf(',1,2\nb,3,4\n'))),
  table(
    'cp1250.csv',
    Uint8Array.of(...bytesOf('word,x,y\n'), 0xb3, 0xf3, 0x64, 0x9f, ...bytesOf(',1,2\nb,3,4\n')),
  ),
  table(
    'shift-jis.csv',
    Uint8Array.of(...bytesOf('word,x,y\n'), 0x83, 0x65, 0x83, 0x58, ...bytesOf(',1,2\nb,3,4\n')),
  ),
  table('utf16.csv', utf16('\uFEFFword,x,y\na,1,2\nb,3,4\n')),
  {
    name: 'word2vec.bin',
    parts: { 'word2vec.bin': BINARY },
    read: async (parts) => {
      const start = parts['word2vec.bin']!;
      binaryWords(start);
      const { words, vectors } = await readBinaryWords(start, 'word2vec.bin');
      checkMatrix(vectors);
      must(words.length === vectors.rows, 'words');
    },
  },
  lines('labels.jsonl', bytesOf(LINES.map((line) => JSON.stringify(line)).join('\n'))),
  lines('labels.jsonl.gz', gzipSync(bytesOf(LINES.map((line) => JSON.stringify(line)).join('\r\n')))),
  labels('labels.csv', 'index,description,share\n0,"zero, or ""none""",0.5\n1,one,2e3\n'),
  labels('metadata.tsv', 'word\tcount\nzero\t0\none\t1\n'),
  labels('metadata.txt', 'zero\none\n\ntwo\n'),
  labels('semicolons.csv', 'sep=;\nfeature_idx;gloss;share\n2;two;0,5\n0;zero;1,5\n'),
  labels(
    'list.json',
    '[{"index": "1", "description": "one", "share": NaN}, {"index": "0", "description": ""}]',
  ),
  labels('object.json', '{"0": "zero", "2": {"explanation": "two", "share": 0.5}}'),
  labels('texts.json', '{"0": ["", "zero"], "2": [{"description": "two"}]}'),
  labels('split.json', '{"columns": ["label"], "index": [2, 0], "data": [["two"], ["zero"]]}'),
  labels('frame.json', '{"label": {"2": "two", "0": "zero"}, "share": {"2": 1, "0": null}}'),
  labels('lines.json', '{"latent": 1, "label": "one"}\n{"latent": 0, "label": "zero"}\n'),
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
        { unknown: 'leave out', repeated: 'leave out' },
      );
      must(
        pairs.every((word) => word < words.length),
        'pairs',
      );
    },
  },
];
