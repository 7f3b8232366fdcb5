/**
 * A report: everything that a view shows and was asked for, as plain data. The app and the terminal make the same one from the
 * same link; a page and a JSON document are written from it.
 */

/** The version of the document's form. It rises when a field changes its meaning or goes; new fields may come without. */
export const REPORT_VERSION = 1;

/** A fact in words: `Layer: layer 2`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The draws of a null model, in short: enough to draw them again. */
export interface ReportNull {
  readonly mean: number;
  readonly sd: number;
  readonly draws: number;
  /** what a draw is, such as `permutations` */
  readonly of: string;
  /** how the draws spread; null if they are not known, or are fewer than 20 */
  readonly histogram: Histogram | null;
}

/** Counts in bins of equal width from `low` to `high`. */
export interface Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** A figure; null stands for a value that does not exist. */
export interface ReportFigure {
  readonly kind: 'figure';
  readonly name: string;
  readonly value: number | null;
  /** the unit, such as `nats`; empty for a pure number */
  readonly unit: string;
  /** decimals on the page; null for those that suit the error or the null */
  readonly decimals: number | null;
  readonly error: number | null;
  readonly null: ReportNull | null;
  readonly z: number | null;
  readonly p: number | null;
}

/** A column of a table; numbers have decimals and may have a unit. */
export interface ReportColumn {
  readonly name: string;
  readonly unit: string;
  /** null for texts, and for numbers with three significant digits */
  readonly decimals: number | null;
}

export type Cell = string | number | null;

export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ReportAxis {
  readonly name: string;
  readonly log: boolean;
}

/** A curve, or points. */
export interface ReportSeries {
  readonly name: string;
  readonly mark: 'line' | 'dashed' | 'points';
  /** x and y, and the error of y if it is known */
  readonly points: readonly (readonly number[])[];
}

export interface ReportChart {
  readonly kind: 'chart';
  readonly title: string;
  readonly x: ReportAxis;
  readonly y: ReportAxis;
  readonly series: readonly ReportSeries[];
}

/** A sentence: a verdict on figures, or a note on how they were found. */
export interface ReportText {
  readonly kind: 'verdict' | 'note';
  readonly text: string;
}

export type Block = ReportFigure | ReportTable | ReportChart | ReportText;

/** One computation of the view. */
export interface ReportSection {
  /** as links name it, such as `brain.geometry` */
  readonly id: string;
  /** the name of its scale */
  readonly scale: string;
  readonly title: string;
  /** the parameters, those that are long in short */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** why it could not be computed; empty if it was */
  readonly failure: string;
  readonly blocks: readonly Block[];
}

/** A work to cite. */
export interface Reference {
  /** what it is cited for */
  readonly of: string;
  readonly bibtex: string;
}

/** How many figures with a p stand behind a report. */
export interface Multiplicity {
  /** figures with a p in this report */
  readonly inReport: number;
  /** figures with a p that were computed of the dataset in the visit that made the report, if that were more; else null */
  readonly inVisit: number | null;
  /** what that says, in a sentence */
  readonly sentence: string;
}

export interface Report {
  readonly schema: 'tricosm-report';
  readonly version: typeof REPORT_VERSION;
  /** the date, `2026-01-31`: the only part that differs between two reports of one link */
  readonly date: string;
  readonly title: string;
  /** opens the view */
  readonly link: string;
  readonly tool: { readonly name: string; readonly version: string; readonly analyses: number };
  readonly view: readonly Fact[];
  readonly dataset: readonly Fact[];
  readonly selection: readonly Fact[];
  readonly sections: readonly ReportSection[];
  readonly multiplicity: Multiplicity;
  readonly references: readonly Reference[];
}
