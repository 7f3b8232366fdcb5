/** The colours of a figure's own texts and lines, as CSS colours. */
export interface Ink {
  readonly text: string;
  readonly dim: string;
  readonly faint: string;
  readonly line: string;
  /** behind texts over points */
  readonly background: string;
}
