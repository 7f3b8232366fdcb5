/** A job in progress, for the task tray. */
export interface Task {
  /** the same while the job lives */
  readonly id: string;
  readonly title: string;
  readonly background: boolean;
  /** in [0, 1] */
  readonly progress: number;
  readonly text: string;
  /** Cancels the job for everyone who waits for it; the same function while the job lives. */
  readonly cancel: () => void;
}
