import { parametersOf } from '../state/link.ts';

/** A dataset of a lesson’s own folder is named like this in its steps. */
const OWN_FOLDER = /^\.\.?\//;

/**
 * The link of a step, with `data=./manifest.json` meaning the file beside the lesson.
 *
 * @param link  what follows the question mark, or a whole address
 * @param place  the address of the lesson’s file, or the name of the local files that hold it; empty if it has no folder
 */
export function stepLink(link: string, place: string): string {
  const query = link.replace(/^[^?]*\?/, '');
  const data = parametersOf(query).get('data');
  if (!data || !OWN_FOLDER.test(data) || place === '') return query;
  const meant = URL.canParse(place) ? new URL(data, place).href : place;
  return query.replace(/(^|[&#])data=[^&#]*/, `$1data=${encodeURIComponent(meant)}`);
}

/** The host that a step’s data is read from if it is not this one; empty if there is none. */
export function hostOf(data: string, here: string): string {
  if (data.startsWith('hf:')) return 'huggingface.co';
  if (!URL.canParse(data)) return '';
  const { host, protocol } = new URL(data);
  return /^https?:$/.test(protocol) && host !== here ? host : '';
}
