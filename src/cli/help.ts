import { RESULT_KINDS } from '../scales/publish/publishable.ts';

import { ALL_AFFINITIES, COOCCURRENCE_AFFINITIES } from '../scales/brain/analysis/affinities.ts';
import { BRAIN_DEFAULTS, SWEEP_DEFAULTS } from '../scales/brain/analysis/defaults.ts';
import { crystalParameters } from '../scales/atom/analysis/parameters.ts';

const { permutations, fits, samples, seed, threshold, blockLength, bos } = BRAIN_DEFAULTS;
const crystals = crystalParameters([]);

/** What `tricosm help` prints. */
export const HELP = `tricosm COMMAND [SOURCE] [options]

  inspect SOURCE                      what a dataset holds
  galaxy  SOURCE [--layer L] [--from 11 --to 150] [--seed 42] [--rows 8192] [--no-entropy]
                                      spectrum, power law, isotropy, clustering entropy
  lobes   SOURCE [--layer L] --k K [--affinity ${ALL_AFFINITIES.join('|')}]
          [--seed ${seed}] [--keep-silent] spectral clustering of features
          [--minimum-blocks 0] [--measure all|none|geometry,classifier,categories,stability]
          [--permutations ${permutations}] [--fits ${fits}] [--samples ${samples}]
                                      with what they are worth, beside null models
  sweep   SOURCE [--layer L] [--affinity ${COOCCURRENCE_AFFINITIES.join(',')}]
          [--k-max ${SWEEP_DEFAULTS.most}] [--permutations ${SWEEP_DEFAULTS.permutations}] [--fits N]
                                      lobes against geometry, for k = 2, 4, 8, …
  crystals SOURCE [--layer L] [--relations a,b,…] [--components ${crystals.components}]
          [--shrinkage none|auto|SHARE] [--removal lda|regress|project] [--curve N]
          [--analogy a,b,c] [--search N] [--folds ${crystals.folds}] [--shuffles ${crystals.shuffles}] [--seed ${crystals.seed}]
                                      relations between words, raw and with distractors removed
  encode  --sae FILE [--config FILE] --activations FILE… [--offsets FILE] [--category FILE]
          [--threshold ${threshold}] [--block-length ${blockLength}] [--bos ${bos}] --out FILE
                                      block firings (.npz) of raw activations and a whole SAE
  bundle  RECIPE --from DIR --out DIR makes a bundle from raw files
          [--results first|all|${RESULT_KINDS.join(',')}] [--layer L]
                                      with precomputed results; for an existing bundle: bundle DIR --results …
  validate DIR|manifest.json|URL      checks a whole bundle and lists every fault; exit code 2 if there is one
  serve   [PATH…] [--port N] [--host ADDRESS] [--allow-host NAME]
                                      opens the app on a bundle or raw files of this machine; prints the link

SOURCE is a bundle folder or its manifest.json, a file that is a dataset by itself, or raw files:
  --sae FILE          params.npz, *.safetensors, decoder.npy, or a table of text or Parquet (rows as features)
  --firings FILE      npz with indptr, indices and optional category, or Parquet with block and feature
  --cooccurrence FILE npz with histogram and n_chunks, or the Parquet of docs/large.md
  --words FILE --vectors FILE --pairs FILE…
                      words as a JSON list, their vectors as npy, relations as JSON lists of {input, output};
                      vectors as word2vec, GloVe, CSV or TSV text, or Parquet, name their words, and --words is left out
  --tensor NAME --transpose --label-column NAME
                      the decoder's tensor, whether it is transposed, the column of a table with the labels,
                      if the files do not say so

--prepare unit,centre scales vectors to unit length (folding a decoder's norms) and subtracts their mean first.

One JSON document on standard output (serve: the link), progress on standard error; exit code 0, 1 (failed) or 2 (wrong use
or bad input).
`;
