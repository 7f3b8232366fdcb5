import { DataError } from '../../error.ts';
import { type PickleValue, Rebuilt } from '../pickle/values.ts';
import { readTensorView, type TensorView } from './tensor.ts';

/** A number, text or truth value that stands among a checkpoint’s tensors, such as `k` or `activation`. */
export type Setting = number | string | boolean;

/** The tensors and settings of a checkpoint by their names, nested names joined by dots. */
export interface StateDict {
  readonly tensors: ReadonlyMap<string, TensorView>;
  readonly settings: ReadonlyMap<string, Setting>;
}

/** Wrappers that add a name and say nothing: torch.compile, DataParallel, and dictionaries named after what they hold. */
const WRAPPER = /^(?:_orig_mod|module|state_dict|model_state_dict)\./;
/** A checkpoint names fewer; a dictionary that holds itself would name more. */
const MOST_NAMES = 100_000;
const DEEPEST = 8;

/**
 * Finds the tensors and settings in an interpreted checkpoint, which is a dictionary or dictionaries within one.
 *
 * @throws DataError when it is no dictionary, or a tensor leaves its storage
 */
export function readState(value: PickleValue, place: string): StateDict {
  const tensors = new Map<string, TensorView>();
  const settings = new Map<string, Setting>();
  let names = 0;
  const collect = (found: PickleValue, name: string, depth: number): void => {
    if (++names > MOST_NAMES || depth > DEEPEST) {
      throw new DataError(
        `${place}: expected a dictionary of tensors, found one that is nested without end; save the tensors only.`,
      );
    }
    if (found instanceof Rebuilt)
      tensors.set(bare(name), readTensorView(found, `${place}: ${name || 'tensor'}`));
    else if (found instanceof Map) {
      for (const [key, inner] of found) {
        if (typeof key === 'string' || typeof key === 'number')
          collect(inner, name === '' ? `${key}` : `${name}.${key}`, depth + 1);
      }
    } else if (typeof found === 'number' || typeof found === 'string' || typeof found === 'boolean') {
      settings.set(bare(name), found);
    }
  };
  collect(value, '', 0);
  return { tensors, settings };
}

/** A name without the wrappers before it. */
function bare(name: string): string {
  let short = name;
  while (WRAPPER.test(short)) short = short.replace(WRAPPER, '');
  return short === '' ? 'tensor' : short;
}
