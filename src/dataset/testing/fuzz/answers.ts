import { quietWork } from '../../../math/work/work.ts';
import { openBundle } from '../../bundle/bundle.ts';
import { parseCorrections, printCorrections } from '../../corrections.ts';
import { readJson } from '../../files/json.ts';
import { writeNpy } from '../../files/npy.ts';
import { listHub } from '../../open/hub.ts';
import { readListing } from '../../formats/listing/listing.ts';
import { pathFault } from '../../paths.ts';
import { configuredSource } from '../../neuronpedia.ts';
import { readEntries } from '../../bundle/results/entry.ts';
import { readResult, writeResult } from '../../bundle/results/resultFile.ts';
import { addResults } from '../../bundle/results/write.ts';
import {
  HUB,
  hubSource,
  printHubAddress,
  readHubAddress,
  readRepository,
  tokenFor,
} from '../../sources/hub.ts';
import { memorySource } from '../../sources/memory.ts';
import { fetchExplanation } from '../../sources/neuronpedia.ts';
import { must, type Target } from './targets.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => bytesOf(JSON.stringify(value));
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Runs something while every address answers with the same bytes. */
async function answered<T>(bytes: Uint8Array, run: () => Promise<T>): Promise<T> {
  const { fetch: own } = globalThis;
  globalThis.fetch = async () =>
    new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/json' } });
  try {
    return await run();
  } finally {
    globalThis.fetch = own;
  }
}

const REPOSITORY = { hub: HUB, repository: 'owner/name', revision: 'main' };
const LISTED = [
  {
    type: 'file',
    path: 'layer_1/params.npz',
    size: 12,
    oid: 'a',
    lfs: { oid: 'b', size: 12, pointerSize: 3 },
  },
  { type: 'directory', path: 'layer_1', size: 0, oid: 'c' },
  { type: 'file', path: 'sae.safetensors', size: 7, oid: 'd' },
];
const FEATURE = {
  modelId: 'm',
  explanations: [{ description: ' about numbers ', scores: [1] }, { description: '' }],
  metadata: { neuronpedia_id: 'm/s' },
};

/** A refusal that must not repeat all of the address. */
const CREDENTIALS = 'expected an address without a name or a password';

/** One text, such as a link or what a user types. */
const text = (
  name: string,
  given: string,
  names: readonly string[],
  read: (text: string) => unknown,
): Target => ({
  name,
  parts: { [name]: bytesOf(given) },
  names,
  read: async (parts) => read(textOf(parts[name]!)),
});

const VALUE = { sum: Float32Array.of(1, 2, 3), list: [NaN, { of: Uint32Array.of(4) }], text: 'a' };
const bundle = new Map([
  ['decoder.npy', writeNpy(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2])],
  [
    'manifest.json',
    json({
      version: 1,
      name: 'tiny',
      title: 'Tiny',
      defaultLayer: '0',
      provenance: { licence: '' },
      layers: [{ id: '0', name: '0', decoder: { path: 'decoder.npy', features: 3, dim: 2 } }],
    }),
  ],
]);
const { files } = await addResults(
  memorySource(bundle),
  {
    plan: async () => [{ job: 'sum', parameters: { layer: '0', k: 2 }, title: 'Sum' }],
    compute: async (dataset) => ({ ...VALUE, data: (await dataset.decoder('0')).data.slice() }),
  },
  quietWork,
);

/** Answers of other hosts, links, and results that come with a bundle. */
export const ANSWERS: readonly Target[] = [
  {
    name: 'a hub’s list of files',
    parts: { listing: json(LISTED) },
    names: [`${HUB}/owner/name: `],
    read: async ({ listing }) => {
      const { checkpoints, files: seen } = await answered(listing!, () => listHub(REPOSITORY, '', () => {}));
      must(checkpoints.length <= seen, 'files');
      must(
        checkpoints.every(
          ({ path, size }) => pathFault(path) === null && Number.isSafeInteger(size) && size >= 0,
        ),
        JSON.stringify(checkpoints).slice(0, 200),
      );
      printHubAddress({ ...REPOSITORY, paths: checkpoints.map(({ path }) => path) });
    },
  },
  {
    name: 'an answer of Neuronpedia',
    parts: { feature: json(FEATURE) },
    names: ['neuronpedia.org, feature 3 of s: '],
    read: async ({ feature }) => {
      const request = () =>
        fetchExplanation({ modelId: 'm', sourceId: 's' }, 3, new AbortController().signal);
      must(typeof (await answered(feature!, request)) === 'string', 'explanation');
    },
  },
  {
    name: 'a Neuronpedia identifier',
    parts: { 'cfg.json': json(FEATURE) },
    read: async (parts) => configuredSource(await readJson(parts['cfg.json']!, 'cfg.json')),
  },
  {
    name: 'a listing',
    parts: { 'files.json': json({ files: ['a/decoder.npy', 'labels.jsonl'] }) },
    read: async (parts) => {
      const listing = readListing(await readJson(parts['files.json']!, 'files.json'), 'files.json');
      must(
        listing.files.every((path) => pathFault(path) === null),
        'paths',
      );
    },
  },
  ...['owner/name@v1.0/x', 'https://hf.example.org/owner/name/tree/main/a%20b', 'hf:owner/name'].map(
    (given) =>
      text(given, given, ['expected a repository such as', CREDENTIALS], (typed) => {
        const { hub } = readRepository(typed);
        must(URL.canParse(hub), hub);
      }),
  ),
  ...['hf:owner/name@main:a/b%20c.npz,d.npz', 'hf:https://hf.example.org/owner/name@main:a.npz'].map(
    (given) =>
      text(given, given, ['expected hf:owner/name@revision:path', CREDENTIALS], (address) => {
        tokenFor(address, {});
        const read = readHubAddress(address);
        for (const path of read.paths) must(hubSource(read).describe(path).startsWith(read.hub), path);
        must(URL.canParse(hubSource(read).describe(read.paths[0]!)), address);
        const again = readHubAddress(printHubAddress(read));
        must(JSON.stringify(again) === JSON.stringify(read), 'another address');
      }),
  ),
  text('corrections', 'tensor:W%2Cdec,transpose,label:a b', [], (given) => {
    const read = parseCorrections(given);
    must(
      read === null || JSON.stringify(parseCorrections(printCorrections(read))) === JSON.stringify(read),
      'other corrections',
    );
  }),
  {
    name: 'a result',
    parts: { 'result.bin': writeResult(VALUE) },
    count: 48,
    read: async (parts) => structuredClone(readResult(parts['result.bin']!, 'result.bin')),
  },
  {
    name: 'a bundle with a result',
    parts: Object.fromEntries([...bundle, ...files]),
    count: 8,
    read: async (parts) => {
      const { results } = await openBundle(memorySource(new Map(Object.entries(parts))));
      const asked = results
        ? [{ layer: '0', k: 2 }, ...results.states().map(({ parameters }) => parameters)]
        : [];
      for (const parameters of asked) structuredClone(await results!.answer('sum', parameters, () => true));
      const { entries, leftOut } = readEntries(
        ((await readJson(parts['manifest.json']!, 'manifest.json')) as { results?: unknown }).results,
      );
      must(
        entries.every(({ parameters, inputs }) => !Array.isArray(parameters) && !Array.isArray(inputs)) &&
          leftOut >= 0,
        'entries',
      );
    },
  },
];
