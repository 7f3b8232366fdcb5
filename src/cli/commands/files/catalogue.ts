import { catalogue } from '../../../dataset/catalogue/catalogue.ts';
import { entriesOf } from '../../../dataset/catalogue/entries.ts';
import type { Family, FamilyRepository } from '../../../dataset/catalogue/family.ts';
import { labelSource } from '../../../dataset/catalogue/labelled.ts';
import { servesOf } from '../../../dataset/catalogue/serves.ts';
import { decoderSize } from '../../../dataset/catalogue/sizes.ts';
import { listHub } from '../../../dataset/open/hub.ts';
import { HUB, printHubAddress } from '../../../dataset/sources/hub.ts';
import { parse } from '../../arguments.ts';
import { UsageError } from '../../errors.ts';

/**
 * `catalogue [NAME]`: the public families of SAEs, or one of them, from the catalogue; or what a repository of a family
 * holds, as the hub lists it now.
 */
export async function catalogueCommand(args: readonly string[]): Promise<object> {
  const { values, positionals } = parse(args, { hub: 'string' });
  const [name] = positionals;
  if (positionals.length > 1) {
    throw new UsageError(
      `catalogue: expected one NAME, found ${positionals.length}: ${positionals.join(' ')}.`,
    );
  }
  if (name === undefined) return { families: catalogue().map(summary) };
  for (const family of catalogue()) {
    const place = family.repositories.find(({ repository }) => repository === name);
    if (place) return contents(family, place, values.hub ?? HUB);
    if (family.id === name) return described(family);
  }
  const known = catalogue().map(({ id }) => id);
  throw new UsageError(
    `catalogue: expected a family (${known.join(', ')}) or one of its repositories, found “${name}”.`,
  );
}

const summary = ({ id, title, maker, about, repositories }: Family) => ({
  id,
  title,
  maker,
  about,
  models: [...new Set(repositories.map(({ model }) => model))],
});

function described(family: Family) {
  const repositories = family.repositories.map(({ repository, model, hook, dim, fixed, labels = [] }) => ({
    repository,
    model,
    ...(hook !== undefined && { hook }),
    ...(dim !== undefined && { dim }),
    ...fixed,
    labels: labels.length > 0,
  }));
  const { hook } = family;
  return {
    ...summary(family),
    ...(hook !== undefined && { hook }),
    scales: Object.fromEntries(servesOf(family).map(({ scale, needs }) => [scale.toLowerCase(), needs])),
    repositories,
  };
}

/** The SAEs of a repository. Its files are listed, and none is read. */
async function contents(family: Family, place: FamilyRepository, hub: string) {
  const repository = { hub, repository: place.repository, revision: 'main' };
  const { checkpoints, files } = await listHub(repository, '', () => undefined);
  const entries = entriesOf(family, place, checkpoints);
  return {
    family: family.id,
    repository: place.repository,
    model: place.model,
    files,
    saes: entries.map((entry) => {
      const { bytes, exact, features, sampled } = decoderSize(entry, place);
      const labels = labelSource(entry, place, entries);
      return {
        layer: entry.layer,
        ...entry.properties,
        features,
        bytes: entry.size,
        decoderBytes: Math.round(bytes),
        exact,
        sampled,
        labels: labels && `${labels.modelId}/${labels.sourceId}`,
        data: printHubAddress({ ...repository, paths: [entry.path] }),
      };
    }),
  };
}
