/** What is said beside a figure as published. */
export interface PublishedText {
  /** what the paper’s own code computes, in one or two sentences */
  readonly published: string;
  /** what Tricosm’s own figure changes, and why, in two sentences */
  readonly ours: string;
}

export type PublishedTexts = Readonly<Record<string, PublishedText>>;
