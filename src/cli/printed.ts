/** The output of a command that is not simply one JSON document with exit code 0. */
export class Printed {
  /**
   * @param stdout  text for standard output, written unchanged
   * @param code  the exit code
   * @param stderr  text for standard error, written unchanged
   */
  constructor(
    readonly stdout: string,
    readonly code: 0 | 2,
    readonly stderr = '',
  ) {}
}
