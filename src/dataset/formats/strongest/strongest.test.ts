import { describe, expect, it } from 'vitest';
import { AS_FOUND, type Corrections } from '../../corrections.ts';
import { openFiles, recogniseFiles } from '../../open/local.ts';
import { memorySource } from '../../sources/memory.ts';
import { openedBytes, type Source } from '../../sources/source.ts';
import { countingSource } from '../../testing/counting.ts';
import { fixture } from '../../testing/fixture.ts';
import { isTokenizer, readTokenizer } from '../tokenizer/tokenizer.ts';

interface Expected {
  readonly frequency: number[];
  /** by threshold and whether capped features are left out, the features of each block */
  readonly firings: Record<string, number[][]>;
  readonly capped: Record<string, number>;
  readonly example: {
    sequence: number;
    position: number;
    activation: number;
    token: number;
    before: number[];
  };
  readonly promotes: number[];
  /** by name, the places of tokens with the place and the activation of each feature that is stored there */
  readonly joined: Record<string, [number, [number, number][]][]>;
}

const FOLDER = 'layer_17_width_65k_l0_medium';
const expected = JSON.parse(new TextDecoder().decode(fixture('gemma_scope2/expected.json'))) as Expected;
const files = ['params.safetensors', 'config.json', 'examples.safetensors', 'tokenizer.json'];
const paths = files.map((file) => `${FOLDER}/${file}`);
const source = (without: string[] = []) => {
  const map = new Map(
    files
      .filter((file) => !without.includes(file))
      .map((file) => [`${FOLDER}/${file}`, fixture(`gemma_scope2/${file}`)]),
  );
  // Opened in parts, as a file of this machine is.
  const memory = memorySource(map);
  const opened: Source = { ...memory, open: async (path) => openedBytes(await memory.read(path)) };
  return countingSource(opened);
};
const open = (corrections: Partial<Corrections> = {}, without: string[] = []) =>
  openFiles(
    paths.filter((path) => !without.some((file) => path.endsWith(file))),
    source(without),
    { ...AS_FOUND, ...corrections },
  );

describe('Gemma Scope 2', () => {
  it('opens as a layer with contexts, frequencies and firings', async () => {
    const dataset = await open();
    const [layer] = dataset.info.layers;
    expect(layer).toMatchObject({ name: 'layer 17', features: 10, dim: 6, blocks: 24 });
    expect(layer!.has).toMatchObject({ firings: true, labels: true, decoder: true });
    expect(layer).not.toHaveProperty('kind');
    expect(dataset.info.provenance.model).toBe('google/gemma-3-4b-pt');
    const { frequency } = await dataset.labels('0');
    expected.frequency.forEach((one, f) => expect(frequency![f]).toBeCloseTo(one, 7));
  });

  it('says how much is read for its firings, before any of it is', async () => {
    const counted = source();
    const dataset = await openFiles(paths, counted);
    const read = () =>
      (counted.reads.runs.get(`${FOLDER}/examples.safetensors`) ?? []).reduce(
        (sum, [begin, end]) => sum + end - begin,
        0,
      );
    const before = read();
    await dataset.firings('0');
    expect(dataset.info.layers[0]!.firingsBytes).toBe(read() - before);
  });

  it('is recognised: examples are no checkpoint', async () => {
    const { files: found, unused } = await recogniseFiles(paths, source());
    expect(found.map(({ role, shape }) => [role, shape])).toEqual([
      ['decoder', '[10, 6]'],
      ['configuration', ''],
      ['strongest', '[10, 20]'],
      ['tokenizer', ''],
    ]);
    expect(unused).toEqual([]);
  });

  it.each([
    [0, false],
    [0, true],
    [1, false],
    [1, true],
  ])('fires as NumPy says with threshold %d, capped features left out: %s', async (threshold, complete) => {
    const dataset = await open({ threshold, complete });
    const { indptr, indices, blocks, rule } = await dataset.firings('0');
    const found = Array.from({ length: blocks }, (_, b) => [...indices.subarray(indptr[b], indptr[b + 1])]);
    expect(found).toEqual(expected.firings[`${threshold} ${complete ? 'True' : 'False'}`]);
    const capped = expected.capped[threshold]!;
    const { text } = rule as { text: string };
    expect(text).toBe(
      `activation > ${threshold} at one of a feature’s 20 strongest tokens, in a block of 256 tokens; complete for the ${10 - capped} of 10 features that fire 20 times at most, ${complete ? `the ${capped} others are left out` : `capped for the ${capped} others`}`,
    );
  });

  it('says before it is read which features are complete, by their frequencies', async () => {
    const dataset = await open();
    expect(dataset.info.layers[0]!.firingRule).toMatch(
      /complete for the 6 of 10 features .* capped for the 4 others/,
    );
    const above = await open({ threshold: 1 });
    expect(above.info.layers[0]!.firingRule).toMatch(
      /activation > 1 .* times at most, capped for the others$/,
    );
  });

  it('shows the strongest tokens in their contexts, one of each context', async () => {
    const dataset = await open();
    const { examples, promotes, suppresses } = await dataset.notes('0', 8);
    const { sequence, position, activation, token, before } = expected.example;
    const [first] = examples;
    const text = (id: number) => ['<pad>', '<bos>', ' the', 'ing', '\n'][id] ?? ` word${id}`;
    expect(first).toMatchObject({ token: text(token), source: `context ${sequence}, token ${position}` });
    expect(first!.activation).toBeCloseTo(activation, 6);
    expect(first!.strip!.tokens.slice(0, first!.strip!.at)).toEqual(before.map(text));
    expect(first!.strip!.activations[first!.strip!.at]).toBeCloseTo(activation, 6);
    expect(new Set(examples.map((one) => one.source.split(',')[0])).size).toBe(examples.length);
    expect(promotes!.map((one) => one.token)).toEqual(expected.promotes.map(text));
    expect(suppresses).toHaveLength(4);
    expect((await dataset.notes('0', 0)).examples).toEqual([]);
  });

  it('shows the numbers of tokens without a tokenizer', async () => {
    const dataset = await open({}, ['tokenizer.json']);
    const { examples } = await dataset.notes('0', 8);
    expect(examples[0]!.token).toBe(` ${expected.example.token}`);
  });

  it.each([
    ['all', Array.from({ length: 10 }, (_, f) => f), 0],
    ['some', [9, 4, 8], 100],
  ])(
    'joins the strongest tokens of features by their place as NumPy does: %s',
    async (name, features, drop) => {
      const dataset = await open();
      const found = await dataset.strongTokens!('0', Uint32Array.from(features), drop);
      const rows = Array.from(found.tokens, (token, row) => {
        const entries = Array.from({ length: found.indptr[row + 1]! - found.indptr[row]! }, (_, i) => {
          const p = found.indptr[row]! + i;
          return [found.indices[p]!, found.values[p]!];
        });
        return [token, entries];
      });
      const rounded = expected.joined[name]!.map(([token, entries]) => [
        token,
        entries.map(([feature, value]) => [feature, Math.fround(value)]),
      ]);
      expect(rows).toEqual(rounded);
      expect(found).toMatchObject({ kept: 20, of: 12 * (512 - drop), features: features.length });
      expect(Array.from(found.document)).toEqual(rows.map(([token]) => Math.floor((token as number) / 512)));
      const fires = [0, 3, 7, 12, 19, 20, 21, 40, 200, 900];
      expect(Array.from(found.capped)).toEqual(features.map((f) => (fires[f]! >= 20 ? 1 : 0)));
    },
  );

  it('leaves capped features out of joined tokens where they are left out of the firings', async () => {
    const dataset = await open({ complete: true });
    const found = await dataset.strongTokens!('0', Uint32Array.of(4, 5), 0);
    expect([...new Set(found.indices)]).toEqual([0]);
  });

  it('joins the tokens of a sample by their numbers in the checkpoint', async () => {
    const dataset = await open({ sample: { count: 4, seed: 1 } });
    const { numeric } = await dataset.labels('0');
    const numbers = Object.values(numeric).find((column) => column.every(Number.isInteger))!;
    const found = await dataset.strongTokens!('0', Uint32Array.of(0, 1, 2, 3), 0);
    const counts = [0, 1, 2, 3].map((f) => found.indices.filter((one) => one === f).length);
    const fires = [0, 3, 7, 12, 19, 20, 21, 40, 200, 900];
    expect(counts).toEqual(Array.from(numbers, (f) => Math.min(20, fires[f]!)));
  });

  it('reads the text around a token', async () => {
    const dataset = await open();
    const { sequence, position, token, before } = expected.example;
    const text = (id: number) => ['<pad>', '<bos>', ' the', 'ing', '\n'][id] ?? ` word${id}`;
    const found = await dataset.tokenContext!('0', sequence * 512 + position);
    expect(found).toMatchObject({ before: before.map(text).join(''), token: text(token) });
    await expect(dataset.tokenContext!('0', 6144)).rejects.toThrow(
      /expected a token below 6,144, found 6144/,
    );
  });

  it('reads for a feature only its rows and those of its contexts', async () => {
    const counted = source();
    const dataset = await openFiles(paths, counted, AS_FOUND);
    const path = `${FOLDER}/examples.safetensors`;
    const before = counted.reads.runs.get(path)!.length;
    const { examples } = await dataset.notes('0', 8);
    const runs = counted.reads.runs.get(path)!.slice(before);
    const bytes = runs.reduce((sum, [begin, end]) => sum + end - begin, 0);
    expect(bytes).toBe(20 * (4 + 8 + 8) + examples.length * 512 * 4 + 4 * 4 * 4);
  });

  it('of another width is refused', async () => {
    const params = fixture('saelens.safetensors');
    const map = new Map([
      ['sae_weights.safetensors', params],
      ['examples.safetensors', fixture('gemma_scope2/examples.safetensors')],
    ]);
    await expect(openFiles([...map.keys()], memorySource(map))).rejects.toThrow(
      /examples\.safetensors: expected \d+ features, as the decoder has, found 10/,
    );
  });
});

describe('a tokenizer', () => {
  it('of bytes is decoded', () => {
    const value = {
      model: { vocab: { Ġhello: 0, 'Ã©': 1, Ċ: 2 } },
      added_tokens: [{ id: 3, content: '<|end|>' }],
      decoder: { type: 'ByteLevel' },
    };
    const text = readTokenizer(value, 'tokenizer.json');
    expect([0, 1, 2, 3, 4].map(text)).toEqual([' hello', 'é', '\n', '<|end|>', ' 4']);
  });

  it('of scored pieces is decoded; other objects are none', () => {
    const text = readTokenizer(
      {
        model: {
          vocab: [
            ['▁a', -1],
            ['<0x0A>', -2],
          ],
        },
      },
      'tokenizer.json',
    );
    expect([0, 1].map(text)).toEqual([' a', '\n']);
    expect(isTokenizer({ model: 'gpt2' })).toBe(false);
    expect(() => readTokenizer({}, 'tokenizer.json')).toThrow(/tokenizer\.json: expected a tokenizer/);
  });
});
