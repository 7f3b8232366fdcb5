import { listFiles } from '@huggingface/hub';
import { AS_FOUND, type Corrections } from '../corrections.ts';
import type { Dataset } from '../dataset.ts';
import { DataError } from '../error.ts';
import { endless, gotNoAnswer, listingFault, MOST_FILES } from './hubFault.ts';
import { isCheckpoint } from '../formats/names.ts';
import { readSaeConfig, UNKNOWN_SIZES } from '../formats/sae/configuration.ts';
import type { Recognition } from './local.ts';
import { pathFault } from '../paths.ts';
import { openRaw } from '../raw/raw.ts';
import { companionPaths, type Companions, confined, findCompanions } from '../recognise/companions.ts';
import { layerNames } from '../recognise/layerNames.ts';
import { recognise } from '../recognise/recognise.ts';
import type { RecognisedFile } from '../recognise/recognised.ts';
import type { Recipe, RecipeLayer } from '../recognise/recipe.ts';
import type { HubFiles, HubRepository } from '../reference.ts';
import { redirects } from '../sources/http.ts';
import { hubSource } from '../sources/hub.ts';
import type { Source } from '../sources/source.ts';

/** A checkpoint in a repository. */
export interface HubCheckpoint {
  readonly path: string;
  /** in bytes */
  readonly size: number;
}

/** The relevant contents of a repository. */
export interface HubListing {
  readonly repository: HubRepository;
  /** sorted by path, numbers by value */
  readonly checkpoints: readonly HubCheckpoint[];
  /** the number of all files */
  readonly files: number;
}

const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/**
 * Lists a repository's SAE checkpoints, page by page.
 *
 * @param found  receives the number of files listed so far
 * @throws DataError when the hub does not answer, or refuses
 */
export async function listHub(
  repository: HubRepository,
  token: string,
  found: (files: number) => Promise<void> | void,
): Promise<HubListing> {
  if (token !== '' && !token.startsWith('hf_')) {
    throw new DataError(
      'Access token: expected one that begins with hf_, found another text; copy it from the settings of your account at the hub.',
    );
  }
  const checkpoints: HubCheckpoint[] = [];
  let files = 0;
  let asked = new URL(repository.hub);
  try {
    const listed = listFiles({
      repo: { type: 'model', name: repository.repository },
      revision: repository.revision,
      hubUrl: repository.hub,
      recursive: true,
      fetch: (input, init) => {
        asked = new URL(input instanceof Request ? input.url : input);
        return fetch(atHub(repository, input), { ...init, referrerPolicy: 'no-referrer' });
      },
      ...(token !== '' && { accessToken: token }),
    });
    for await (const { type, path, size } of listed) {
      if (type !== 'file' || typeof path !== 'string') continue;
      files++;
      if (files > MOST_FILES) throw endless(repository);
      if (pathFault(path) === null && isCheckpoint(path)) {
        if (!(Number.isSafeInteger(size) && size >= 0)) throw new SyntaxError(`${path} without a size`);
        checkpoints.push({ path, size });
      }
      if (files % 500 === 0) await found(files);
    }
  } catch (error) {
    throw listingFault(repository, error, gotNoAnswer(error) && (await redirects(asked)));
  }
  checkpoints.sort((a, b) => byNumber(a.path, b.path));
  return { repository, checkpoints, files };
}

/**
 * The address of a page of the list.
 *
 * @throws DataError when a page before names another host as the place of this one: it would receive the token
 */
function atHub({ hub, repository }: HubRepository, input: RequestInfo | URL): RequestInfo | URL {
  const { origin, host } = new URL(input instanceof Request ? input.url : input);
  if (origin === new URL(hub).origin) return input;
  throw new DataError(
    `${hub}/${repository}: expected all pages of the list of files at the same host, found one at ${host}; open files by their own addresses.`,
  );
}

/**
 * Opens checkpoints of a repository as one dataset, each a layer. Of each, the head is read now and the decoder when it
 * is asked for.
 *
 * @param token  an access token for the hub; empty without one
 * @param corrections  what the user says about the checkpoints
 * @throws DataError when one cannot be read or is no SAE
 */
export async function openHub(
  files: HubFiles,
  token = '',
  corrections: Corrections = AS_FOUND,
): Promise<Dataset> {
  const source = hubSource(files, token);
  const names = layerNames(files.paths);
  const layers: RecipeLayer[] = [];
  for (const [i, path] of files.paths.entries()) {
    const { configuration, ...beside } = await companionsOf(path, source);
    layers.push({
      id: String(i),
      name: names[i]!,
      sae: path,
      read: corrections,
      ...(configuration && { config: configuration.path }),
      ...beside,
    });
  }
  const name = files.repository.replace(/^.*\//, '');
  const recipe: Recipe = {
    name,
    title: files.repository,
    description: `From ${files.hub}, revision ${files.revision}.`,
    item: 'feature',
    categories: [],
    layers,
    provenance: {
      model: '',
      sae: files.repository,
      source: `${files.hub}/${files.repository}`,
      licence: 'as its page says',
      citation: '',
      method: '',
      preprocessing: 'as in the files',
    },
  };
  return openRaw(recipe, source);
}

/**
 * Recognises checkpoints of a repository by their heads.
 *
 * @throws DataError when one cannot be read
 */
export async function recogniseHub(
  files: HubFiles,
  token = '',
  corrections: Corrections = AS_FOUND,
): Promise<Recognition> {
  const source = hubSource(files, token);
  const recognised: RecognisedFile[] = [];
  for (const path of files.paths) {
    const companions = await companionsOf(path, source);
    const { configuration } = companions;
    const sizes = configuration ? readSaeConfig(configuration.value, configuration.path) : UNKNOWN_SIZES;
    recognised.push(await recognise(path, await source.open(path), { corrections, sizes }));
    for (const beside of companionPaths({ ...companions, configuration: null })) {
      const reading = { corrections: { ...corrections, tensor: '', label: '' }, sizes: UNKNOWN_SIZES };
      recognised.push(await recognise(beside, await source.open(beside), reading));
    }
  }
  return { name: files.repository, files: recognised, unused: [] };
}

/**
 * What stands beside a repository's checkpoint. An `.npz` there is Gemma Scope's, whose biases give its sizes, so the
 * repository is not asked for its configuration.
 */
const companionsOf = async (path: string, source: Source): Promise<Companions> =>
  /\.npz$/i.test(path) ? { configuration: null } : findCompanions(path, confined(source));
