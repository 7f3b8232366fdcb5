import type { Control } from './control.ts';
import type { Tokens } from '../math/encode/encode.ts';
import type { Encoder } from '../math/encode/encoder.ts';
import type { TokenActivations } from '../math/encode/tokenActivations.ts';
import type { Cooccurrence } from '../math/matrices/cooccurrence.ts';
import type { Firings } from '../math/matrices/firings.ts';
import type { Matrix } from '../math/matrices/matrix.ts';
import type { L0 } from './l0.ts';
import type { NeuronpediaSource } from './neuronpedia.ts';

/** What is known about a dataset before any array is read: plain data, safe to send between workers. */
export interface DatasetInfo {
  /** Short name shown in the top bar, such as `mini-sae`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** What a row of the decoder is called here: `feature`, or `word` if the rows are words. */
  readonly item: string;
  readonly layers: readonly LayerInfo[];
  /** The layer shown first: an `id` of `layers`. */
  readonly defaultLayer: string;
  /** Names of the document categories, if the firings carry categories. */
  readonly categories: readonly string[];
  readonly relations: readonly RelationInfo[];
  /** ids of the relations shown first, raw; absent when the dataset names none */
  readonly firstRelations?: readonly string[];
  readonly provenance: Provenance;
  /** the path of a lesson about it, beside its manifest; absent when it names none */
  readonly lesson?: string;
  /** what takes the place of the dataset's vectors, if this is a control and not the dataset itself; else absent */
  readonly control?: Control;
  /** the keys (`resultKey`) of the results that came with the dataset; absent when none did */
  readonly results?: readonly string[];
}

/** The column of labels that says which feature of a wide checkpoint a feature of a sample is. */
export const NUMBER_COLUMN = 'number in the checkpoint';

export interface LayerInfo {
  readonly id: string;
  /** As shown, such as `layer 2` or `embedding`. */
  readonly name: string;
  /** what the checkpoint is, in words, such as `transcoder, from A to B`; absent for an SAE */
  readonly kind?: string;
  /** whether what a feature fires on is read from a large file when it is asked for, feature by feature; else absent */
  readonly notesOnRequest?: true;
  /** the bytes that are read of a large file before the firings are known; absent if they have a file of their own */
  readonly firingsBytes?: number;
  /** the number of all features and the seed, if the layer holds a sample of a wide checkpoint's features; else absent */
  readonly sample?: { readonly of: number; readonly seed: number };
  /** Number of decoder directions; 0 if the layer has word vectors only. */
  readonly features: number;
  readonly dim: number;
  /** Number of recorded blocks; 0 if there are neither firings nor counts. */
  readonly blocks: number;
  readonly has: {
    readonly decoder: boolean;
    readonly firings: boolean;
    /** counts of blocks in which pairs of features fire, instead of firings or in addition to them */
    readonly cooccurrence: boolean;
    readonly labels: boolean;
    /** numbers about each feature without labels */
    readonly columns?: boolean;
    readonly activations: boolean;
    /** a whole SAE and activations, from which firings can be encoded */
    readonly encoding: boolean;
    /** the strongest tokens of each feature, which are read when they are asked for; absent without them */
    readonly strongest?: true;
    /** a vector per relation word, for the atom scale */
    readonly words: boolean;
    /** precomputed 2D or 3D coordinates */
    readonly layout: boolean;
    /** the text of each block of the firings */
    readonly texts?: boolean;
  };
  /** layers that name the same dictionary have features that correspond by position; absent when it is unknown */
  readonly dictionary?: string;
  /** the names by which Neuronpedia knows the SAE; absent when it does not */
  readonly neuronpedia?: NeuronpediaSource;
  /** the mean number of features that fire on a token; absent if nothing states it before arrays are read */
  readonly l0?: L0;
  /** The rule that made the firings, in words, such as `activation > 1 in a block of 256 tokens`. */
  readonly firingRule: string;
}

export interface RelationInfo {
  /** `country-capital` */
  readonly id: string;
  /** `country → capital` */
  readonly name: string;
  readonly pairs: number;
  /** what of its file takes no part, or not as written; absent if all of it does */
  readonly leftOut?: LeftOutPairs;
}

/** A pair of words as a file of relations writes it. */
export interface WrittenPair {
  readonly input: string;
  readonly output: string;
}

/** What a file of relations holds beyond the pairs that take part as they are written. */
export interface LeftOutPairs {
  /** pairs left out because the vectors do not have one of their words */
  readonly unknown: readonly WrittenPair[];
  /** pairs left out because they are listed before */
  readonly repeated: readonly WrittenPair[];
  /** the number of words that were found in lower case only */
  readonly lowered: number;
}

export interface Provenance {
  readonly model: string;
  readonly sae: string;
  readonly source: string;
  readonly licence: string;
  readonly citation: string;
  /** How it was made. */
  readonly method: string;
  /** What was done to the vectors: `raw`, `unit norm`, … */
  readonly preprocessing: string;
  /** Path of a datasheet to show, relative to the manifest; empty when there is none. */
  readonly datasheet: string;
}

/** The recorded firings of a layer with the category of each block. */
export interface BlockFirings extends Firings {
  /** index into `DatasetInfo.categories`, `[blocks]`; null if blocks carry no categories */
  readonly category: Uint8Array | null;
  /** the number of the document of each block, `[blocks]`; absent if unknown */
  readonly document?: Uint32Array;
  /** the rule that made them, if their file says it */
  readonly rule?: { readonly threshold: number; readonly blockLength: number } | { readonly text: string };
}

/** Labels of a layer's features, column by column, in the features' order. */
export interface Labels {
  /** `[features]`; an empty string for a feature without a description */
  readonly description: readonly string[];
  /** fraction of tokens on which the feature fires, in [0, 1] or NaN if unknown, `[features]`; null if none is known */
  readonly frequency: Float32Array | null;
  /** further numeric columns by name, each `[features]` */
  readonly numeric: Readonly<Record<string, Float32Array>>;
  /** the category in which each feature fires most, `[features]`; an empty array if unknown */
  readonly category: readonly string[];
  /** groups of features by the name of their column, each `[features]` with an empty text for no group; absent without */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** further texts by the name of their column, each `[features]` with an empty text for no text; absent without */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  /** the number of lines of the label file that could not be read and were left out */
  readonly skipped?: number;
}

/** The notes on one feature: what it fires on. */
export interface FeatureNotes {
  readonly topTokens: readonly string[];
  readonly examples: readonly Example[];
  /** the tokens whose logits its direction raises most, and those that it lowers most; absent if they are unknown */
  readonly promotes?: readonly TokenLogit[];
  readonly suppresses?: readonly TokenLogit[];
}

/** A token and what a feature's direction adds to its logit. */
export interface TokenLogit {
  readonly token: string;
  readonly logit: number;
}

/** The text of a block of the firings. */
export interface BlockText {
  /** empty if the dataset does not hold it */
  readonly text: string;
  /** where it comes from; empty if unknown */
  readonly source: string;
}

/** A context in which a feature fires. */
export interface Example {
  readonly text: string;
  /** the token on which it fires */
  readonly token: string;
  /** its activation on that token; NaN if unknown */
  readonly activation: number;
  readonly category: string;
  readonly source: string;
  /** the tokens of the text; null if the place of the firing one is unknown */
  readonly strip: TokenStrip | null;
}

/** A context cut into tokens. */
export interface TokenStrip {
  /** the tokens; joined they are the text */
  readonly tokens: readonly string[];
  /** the feature's activation on each token; empty if unknown */
  readonly activations: readonly number[];
  /** the place of the token on which it fires, from 0 */
  readonly at: number;
  /** whether the activations of the other tokens were computed on this context alone, which lacks the text before it */
  readonly estimated: boolean;
}

/** The words that relations are made of, and their pairs as indices into them. */
export interface Relations {
  readonly words: readonly string[];
  readonly relations: readonly Relation[];
  /** numeric covariates per word by name (`characters`, `tokens`, …), each `[words]` */
  readonly covariates: Readonly<Record<string, Float32Array>>;
}

export interface Relation {
  readonly id: string;
  readonly name: string;
  /** word indices of (input, output), flattened `[pairs * 2]` */
  readonly pairs: Uint32Array;
  /** what of its file takes no part, or not as written; absent if all of it does */
  readonly leftOut?: LeftOutPairs;
}

/** The inputs from which block firings are encoded. */
export interface Encoding {
  /** the SAE's path; the firings made from it are stored beside it */
  readonly sae: string;
  readonly encoder: Encoder;
  readonly tokens: Tokens;
  /** where each document begins among the tokens, and where the last one ends, `[documents + 1]` */
  readonly offsets: Float64Array;
}

/**
 * The activations of some features at the tokens that a file of their strongest tokens names: a row for each token that it names
 * for at least one of them. Feature i is the i-th that was asked for.
 */
export interface StrongTokens extends TokenActivations {
  /** the number of tokens that the file keeps of a feature */
  readonly kept: number;
  /** 1 for each feature that fires at as many tokens as the file keeps, so that it may lack weaker ones, `[features]` */
  readonly capped: Uint8Array;
  /** the number of all tokens in the file's contexts */
  readonly of: number;
}

/** A token in its context. */
export interface TokenInContext {
  readonly before: string;
  readonly token: string;
  readonly after: string;
}

/** What became of a published result so far: it was not needed, it is on screen, or it could not be used. */
export interface PublishedState {
  readonly job: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly state: 'unused' | 'used' | 'ignored';
  /** why it was ignored; empty if it was not */
  readonly reason: string;
}

/** The results that came with a bundle. */
export interface PublishedResults {
  /** the key of each result, see `resultKey` */
  readonly keys: readonly string[];
  /**
   * The result of a job for exactly these parameters.
   *
   * @param fits  whether a value has the form of the job's results
   * @returns null when there is no such result
   * @throws DataError saying why the result cannot be used
   */
  answer(job: string, parameters: unknown, fits: (value: unknown) => boolean): Promise<unknown>;
  /** Every result with what became of it. */
  states(): PublishedState[];
}

/**
 * A dataset whose arrays are read layer by layer when they are asked for, and cached.
 * Each method rejects with a `DataError` naming the file, what was expected and what was found.
 */
export interface Dataset {
  readonly info: DatasetInfo;
  /** Decoder directions of a layer, `[features, dim]`. */
  decoder(layer: string): Promise<Matrix>;
  firings(layer: string): Promise<BlockFirings>;
  /** The number of blocks in which each pair of features fires: a summary when there are too many firings to store. */
  cooccurrence(layer: string): Promise<Cooccurrence>;
  labels(layer: string): Promise<Labels>;
  notes(layer: string, feature: number): Promise<FeatureNotes>;
  /** A sample of raw residual activations, `[tokens, dim]`. */
  activations(layer: string): Promise<Matrix>;
  /** The texts of the blocks with these numbers; absent in a dataset without texts. */
  readonly texts?: (layer: string, blocks: readonly number[]) => Promise<BlockText[]>;
  /** A whole SAE and the activations to encode firings from, which are read in parts. */
  encoding(layer: string): Promise<Encoding>;
  /**
   * The strongest tokens of features, joined by their place; absent in a dataset without a file of them.
   *
   * @param drop  tokens left out at the beginning of each context
   */
  readonly strongTokens?: (layer: string, features: Uint32Array, drop: number) => Promise<StrongTokens>;
  /** The text around a token of the file of strongest tokens, by its number in the file. */
  readonly tokenContext?: (layer: string, token: number) => Promise<TokenInContext>;
  /** Precomputed coordinates, `[features, 2 or 3]`. */
  layout(layer: string): Promise<Matrix>;
  relations(): Promise<Relations>;
  /** A vector for each relation word at a layer, `[words, dim]`. */
  wordVectors(layer: string): Promise<Matrix>;
  /**
   * Identifies the files from which the numbers of a layer are computed, without reading all of them: another text after
   * they were replaced at the same address. Labels and contexts do not count.
   */
  fingerprint(layer: string): Promise<string>;
  /** the results that came with the dataset; absent when none did, or when its vectors are prepared differently */
  readonly results?: PublishedResults | undefined;
}
