/** How a figure is computed: the note behind its (?), and its entry in `docs/methods.md`. */
export interface MethodText {
  /** what the figure is called in the document */
  readonly title: string;
  readonly definition: string;
  /** in plain Unicode */
  readonly formula: string;
  /** what the figure would be without the thing that it measures, and how that is drawn */
  readonly null: string;
  /** what the figure does not say */
  readonly caveat: string;
  /** the papers that it is from */
  readonly reference: string;
}

export type MethodTexts = Readonly<Record<string, MethodText>>;
