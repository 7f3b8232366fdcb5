import { type Field, isWhole } from '../../../state/fields.ts';
import { encodeText } from '../../../dataset/encodeText.ts';

/** A name that the user gave to a lobe: it belongs to a layer and to the colour that the lobe keeps. */
export interface LobeName {
  readonly layer: string;
  readonly slot: number;
  readonly name: string;
}

/** Names of lobes in a link: `2~0~code,2~3~fiction`. */
export function lobeNames(): Field<readonly LobeName[]> {
  return {
    initial: [],
    print: (names) => names.map(({ layer, slot, name }) => `${part(layer)}~${slot}~${part(name)}`).join(','),
    parse: (text) => {
      if (text === '') return [];
      try {
        return text.split(',').map((entry): LobeName => {
          const [layer = '', slot = '', name = ''] = entry.split('~').map(decodeURIComponent);
          if (!isWhole(slot) || name === '') throw new URIError(entry);
          return { layer, slot: Number(slot), name };
        });
      } catch {
        return undefined;
      }
    },
  };
}

const part = (text: string) => encodeText(text).replaceAll('~', '%7E');
