import { CONTROL_SEED } from '../dataset/control.ts';
import { PAPER_WINDOW } from '../math/spectra/rankWindow.ts';
import { ATOM_DEFAULTS, SEARCH_DEFAULTS } from '../scales/atom/analysis/defaults.ts';
import {
  ALL_AFFINITIES,
  COOCCURRENCE_AFFINITIES,
  GEOMETRY_AFFINITIES,
} from '../scales/brain/analysis/affinities/affinities.ts';
import { BRAIN_DEFAULTS, SWEEP_DEFAULTS } from '../scales/brain/analysis/defaults.ts';
import { RANKING_DEFAULTS, TOKEN_DEFAULTS } from '../scales/brain/analysis/tokens/defaults.ts';
import { TSNE_DEFAULTS, UMAP_DEFAULTS } from '../scales/cloud/analysis/layouts/defaults.ts';
import { SELECTION_DEFAULTS } from '../scales/cloud/analysis/selection/defaults.ts';
import { GALAXY_DEFAULTS } from '../scales/galaxy/analysis/defaults.ts';
import { META_DEFAULTS } from '../scales/galaxy/analysis/meta/defaults.ts';
import { RESULT_KINDS } from '../scales/publish/publishable.ts';
import { DECOMPOSITION_DEFAULTS } from '../scales/shared/analysis/defaults.ts';
import { MEASURES } from './measures.ts';

const { from, to } = PAPER_WINDOW;
const { affinity, permutations, fits, samples, seed, minimumBlocks } = BRAIN_DEFAULTS;
const { hold, neighbours } = BRAIN_DEFAULTS;
const { threshold, blockLength, bos } = BRAIN_DEFAULTS;

/** The text that `tricosm help` prints. The numbers in it are the defaults. */
export const HELP = `tricosm COMMAND [SOURCE] [options]

  inspect SOURCE [--columns FILE] [--layer L]
                                      the contents of a dataset, or what a table adds to a layer's features
  galaxy  SOURCE [--layer L] [--from ${from} --to ${to}] [--seed ${GALAXY_DEFAULTS.seed}] [--rows ${GALAXY_DEFAULTS.rows}] [--no-entropy]
          [--as-published]
                                      spectrum, power law, isotropy, clustering entropy,
                                      and the figures by the definitions of the paper’s code
  layout  SOURCE [--layer L] [--by tsne|umap] [--dimensions ${TSNE_DEFAULTS.dimensions}] [--seed ${TSNE_DEFAULTS.seed}] [--out FILE]
          [--perplexity ${TSNE_DEFAULTS.perplexity}] [--iterations ${TSNE_DEFAULTS.iterations}] or, by UMAP,
          [--neighbours ${UMAP_DEFAULTS.neighbours}] [--min-dist ${UMAP_DEFAULTS.minDist}]
                                      features laid out in two or three dimensions
  match   SOURCE [--layer L] [--with L2] [--other SOURCE2] [--by decoder|both|firings]
          [--chains] [--seed ${GALAXY_DEFAULTS.seed}]
                                      which features of two layers, or of two datasets, are the same
  meta    SOURCE [--layer L] [--width ${META_DEFAULTS.width}] [--active ${META_DEFAULTS.active}] [--draws ${META_DEFAULTS.draws}] [--steps ${META_DEFAULTS.steps}]
          [--seed ${META_DEFAULTS.seed}] [--feature I] [--meta J]
                                      a sparse autoencoder of decoder directions, of --width × dimension meta-features,
                                      beside spectrum-matched clouds; the parts of a feature, the features of a part
  lobes   SOURCE [--layer L] --k K [--affinity ${ALL_AFFINITIES.join('|')}]
          [--seed ${seed}] [--keep-silent] [--minimum-blocks ${minimumBlocks}]
          [--measure all|none|${MEASURES.join(',')}]
          [--permutations ${permutations}] [--fits ${fits}] [--samples ${samples}]
          [--hold ${hold}|norm|index|frequency,norm|…] [--neighbours ${neighbours}]
          [--geometry ${GEOMETRY_AFFINITIES.join('|')}] [--as-published]
                                      spectral clustering of features (by ${affinity} if --affinity is left out),
                                      and measures of the lobes beside null models;
                                      --as-published: all by the definitions of the paper's code
  sweep   SOURCE [--layer L] [--affinity ${COOCCURRENCE_AFFINITIES.join(',')}]
          [--k-max ${SWEEP_DEFAULTS.most}] [--permutations ${SWEEP_DEFAULTS.permutations}] [--fits N] [--as-published]
          [--seed ${seed}] [--keep-silent] [--minimum-blocks ${minimumBlocks}]
                                      lobes against geometry, for k = 2, 4, 8, …
  selection SOURCE --features 3,7,10-12 | --selected-words 3,7 [--layer L]
          [--k ${BRAIN_DEFAULTS.k}] [--affinity ${COOCCURRENCE_AFFINITIES.join('|')}]
          [--draws ${SELECTION_DEFAULTS.draws}] [--seed ${SELECTION_DEFAULTS.seed}] [--keep-silent] [--minimum-blocks ${minimumBlocks}]
                                      features, or words, beside random sets of the same size and frequency
  together SOURCE [--layer L] [--level ${BRAIN_DEFAULTS.pairLevel}] [--ratio ${BRAIN_DEFAULTS.pairRatio}] [--listed 100] [--minimum-blocks ${minimumBlocks}]
                                      pairs of features that fire together, or apart, beyond the margins of both
  hierarchy SOURCE [--layer L] [--share ${BRAIN_DEFAULTS.parentShare}] [--level ${BRAIN_DEFAULTS.pairLevel}] [--ratio ${BRAIN_DEFAULTS.pairRatio}]
          [--draws ${BRAIN_DEFAULTS.parentDraws}] [--seed ${seed}] [--minimum-blocks ${minimumBlocks}] [--tokens [--bos ${TOKEN_DEFAULTS.bos}]]
                                      features that fire where a more frequent one does, and candidates for absorption,
                                      with --tokens also by the tokens at which features fire
  follow SOURCE --k K [--layer L] [--with L2] [--affinity ${BRAIN_DEFAULTS.affinity}] [--draws ${BRAIN_DEFAULTS.followingDraws}] [--seed ${seed}]
          [--minimum-blocks ${minimumBlocks}] [--keep-silent]
                                      which lobes of another layer fire where the lobes of this layer fire
  crystals SOURCE [--layer L] [--relations a,b,…] [--components ${ATOM_DEFAULTS.components}]
          [--shrinkage none|auto|SHARE] [--removal lda|regress|project] [--curve N]
          [--analogy a,b,c] [--search N] [--draws ${SEARCH_DEFAULTS.draws}] [--metric euclidean|cosine]
          [--as-published] [--folds ${ATOM_DEFAULTS.folds}] [--shuffles ${ATOM_DEFAULTS.shuffles}]
          [--seed ${ATOM_DEFAULTS.seed}]
                                      relations between words, raw and with distractors removed
  analogies SOURCE [--layer L] [--relations a,b,…] [--questions ${ATOM_DEFAULTS.questions}] [--seed ${ATOM_DEFAULTS.seed}]
                                      how often the analogies of whole relations are solved, beside baselines
  feature SOURCE [--layer L] --feature I [--among L2] [--atoms ${DECOMPOSITION_DEFAULTS.atoms}] [--draws ${DECOMPOSITION_DEFAULTS.draws}]
          [--neighbours 10] [--seed ${DECOMPOSITION_DEFAULTS.seed}]
                                      one feature: its labels, its place along principal axes, its decomposition into
                                      others beside random directions, its neighbours by direction and by firings
  report  LINK|VIEWFILE [--data PATH] [--out FILE] [--json]
                                      the report of the view that a link of the app names: one page, or JSON with --json;
                                      --data names the data of a link to local files
  encode  --sae FILE [--config FILE] --activations FILE… [--offsets FILE] [--category FILE] [--source-layer N]
          [--threshold ${threshold}] [--block-length ${blockLength}] [--bos ${bos}] --out FILE
                                      block firings (.npz) of raw activations and a whole SAE
  tokens  SOURCE [--layer L] | --sae FILE [--config FILE] --activations FILE… [--offsets FILE]
          --features 3,7,10-12 [--labels FILE]
          | --all --k K [--affinity A] [--by score|separability|mixture]
            [--first-rotations ${RANKING_DEFAULTS.firstRotations}] [--first-draws ${RANKING_DEFAULTS.firstDraws}]
          [--rotations ${TOKEN_DEFAULTS.rotations}] [--draws ${TOKEN_DEFAULTS.draws}] [--most ${TOKEN_DEFAULTS.most}] [--seed ${TOKEN_DEFAULTS.seed}] [--bos ${TOKEN_DEFAULTS.bos}]
                                      the tokens at which features fire, as points, and the shape of their cloud
                                      beside activations permuted within features, with the circle of a table of labels;
                                      or every cluster, ranked by that shape; of a checkpoint with Gemma Scope 2's
                                      examples.safetensors beside it, without activations, by the strongest tokens
  bundle  RECIPE --from DIR --out DIR makes a bundle from raw files
          [--results first|all|${RESULT_KINDS.join(',')}] [--layer L]
                                      with precomputed results; for an existing bundle: bundle DIR --results …
  validate DIR|manifest.json|URL      checks a whole bundle and lists every fault; exit code 2 if there is one
  catalogue [NAME] [--hub ADDRESS]    public families of SAEs; of a family its repositories; of a repository its SAEs,
                                      as the hub lists them, with sizes and labels
  serve   [PATH…] [--port N] [--host ADDRESS] [--allow-host NAME]
                                      opens the app on a bundle or raw files of this machine; prints the link

SOURCE is a bundle folder or its manifest.json, a file that is a dataset by itself, or raw files:
  --sae FILE          params.npz, *.safetensors, decoder.npy, or a table of text or Parquet (rows as features)
  --firings FILE      npz with indptr, indices and optional category, or Parquet with block and feature
  --cooccurrence FILE npz with histogram and n_chunks, or the Parquet of docs/large.md
  --words FILE --vectors FILE --pairs FILE…
                      words as a JSON list, their vectors as npy, relations as JSON lists of {input, output};
                      vectors as word2vec, GloVe, CSV or TSV text, or Parquet, name their words, and --words is left out
  --strict            refuses pairs whose words are unknown; they are left out and listed otherwise
  --tensor NAME --transpose --label-column NAME --table labels|vectors
  --stored-threshold N --complete --sample all|COUNT[@SEED] --encoding NAME
                      the decoder's tensor, whether it is transposed, the column of a table with the labels,
                      if the files do not say so; what a stored value exceeds where a feature fires; whether features
                      with capped firings are left out; how many features of a wide decoder are read; the encoding of
                      texts that are not UTF-8, such as windows-1250 or shift_jis

--prepare unit,centre scales vectors to unit length (folding a decoder's norms) and subtracts their mean first.
--control random|spectrum|permuted [--control-seed ${CONTROL_SEED}] puts a random SAE of the same shape in the place of the vectors.

One JSON document on standard output (serve: the link; report: the page), progress on standard error; exit code 0, 1 (failed) or 2 (wrong use
or bad input).
`;
