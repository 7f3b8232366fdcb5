import type { Dataset } from '../dataset.ts';
import { DataError } from '../error.ts';
import { openRaw } from '../raw/raw.ts';
import { projectorRecipe } from '../recognise/projector.ts';
import { openRemote, readRemote } from '../sources/http.ts';
import type { Source } from '../sources/source.ts';

/**
 * Opens the embeddings of a parsed configuration on the web. Paths are relative to it or, if they repeat its folder's name
 * as in the projector's own demonstration, to the folder above; or they are addresses.
 *
 * @throws DataError when the configuration or a file that it names cannot be read
 */
export async function openProjector(value: unknown, url: URL): Promise<Dataset> {
  const folder = url.pathname.split('/').at(-2) ?? '';
  const resolve = (path: string) => {
    const repeats = folder !== '' && path.startsWith(`${folder}/`);
    const address = repeats ? `../${path}` : path;
    if (URL.canParse(address, url)) return new URL(address, url).href;
    throw new DataError(
      `${url.href}: expected paths or addresses of files, found “${path}”; correct the configuration of the projector.`,
    );
  };
  return openRaw(projectorRecipe(value, url.href, resolve), webSource());
}

/** Files of the web by their full addresses. */
function webSource(): Source {
  const remoteOf = (address: string) => ({ url: new URL(address), place: address });
  return {
    describe: (address) => address,
    read: (address, options) => readRemote(remoteOf(address), options),
    open: (address, options) => openRemote(remoteOf(address), options),
  };
}
