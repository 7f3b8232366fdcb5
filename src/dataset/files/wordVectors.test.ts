import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFiles, recogniseFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';
import { fixture } from '../testing/fixture.ts';
import { readBinaryWords } from './wordVectors.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const floats = (...numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
/** As the original program writes it, with a line feed behind each row; gensim leaves it out. */
const words = (end: string) =>
  joined(
    bytesOf('2 3\nkönig '),
    floats(0.5, -1.5, 2.5),
    bytesOf(`${end}ice_cream `),
    floats(3.5, 4.5, 5.5),
    bytesOf(end),
  );
const open = (name: string, bytes: Uint8Array) => openFiles([name], memorySource(new Map([[name, bytes]])));

describe('word2vec’s binary format', () => {
  it.each([
    ['w.bin', words('\n')],
    ['w.bin', words('')],
    ['w.bin.gz', gzipSync(words('\n'))],
  ])('%s opens as a table of words', async (name, bytes) => {
    const [file] = (await recogniseFiles([name], memorySource(new Map([[name, bytes]])))).files;
    expect(file).toMatchObject({ role: 'table', what: 'word2vec binary', shape: '[2, 3]', fault: '' });
    const dataset = await open(name, bytes);
    expect([...(await dataset.decoder('0')).data]).toEqual([0.5, -1.5, 2.5, 3.5, 4.5, 5.5]);
    expect((await dataset.labels('0')).description).toEqual(['könig', 'ice_cream']);
  });

  it.each([
    [
      'cut short',
      words('\n').slice(0, -6),
      /row 1: expected a word and 3 float32 numbers.*found the end after/,
    ],
    [
      'a false number of rows',
      joined(bytesOf('200000000 300\nking '), floats(1, 2, 3)),
      /row 0: .*found \d+ bytes in all/,
    ],
    ['NaN', joined(bytesOf('1 2\nking '), floats(1, NaN)), /row 0: .*found NaN/],
  ])('is refused: %s', async (_, bytes, message) => {
    await expect(readBinaryWords(bytes, 'w.bin')).rejects.toThrow(message);
  });

  it('is distinguished from a fastText model and a PyTorch checkpoint', async () => {
    const fastText = joined(Uint8Array.of(0xba, 0x16, 0x4f, 0x2f), floats(1, 2, 3));
    await expect(open('cc.en.bin', fastText)).rejects.toThrow(/found a fastText model.*open the \.vec file/);
    const checkpoint = fixture('encoder_torch/autoencoder.pt');
    const { files } = await recogniseFiles(['m.bin'], memorySource(new Map([['m.bin', checkpoint]])));
    expect(files[0]).toMatchObject({ role: 'decoder', shape: '[30, 12]' });
  });
});
