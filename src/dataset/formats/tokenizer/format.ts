import { found } from '../finding.ts';
import type { Format } from '../format.ts';
import { isTokenizer } from './tokenizer.ts';

/** The tokenizer of a language model, by which tokens are shown as text. */
export const tokenizer: Format = {
  id: 'tokenizer',
  role: 'tokenizer',
  label: 'tokenizer',
  holds: '`tokenizer.json` of the `tokenizers` library: the texts of the strongest tokens',
  endings: ['.json'],
  looks: ({ json }) => json !== undefined && isTokenizer(json.value),
  load: async () => ({ describe: () => found('tokenizer', 'tokenizer') }),
};
