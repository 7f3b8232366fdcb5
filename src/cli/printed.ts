/** The output of a command that does not end with one JSON document and success. */
export class Printed {
  /**
   * @param stdout  the text on standard output
   * @param code  the exit code
   * @param stderr  the text on standard error
   */
  constructor(
    readonly stdout: string,
    readonly code: 0 | 2,
    readonly stderr = '',
  ) {}
}
