/** What a command has to say where it is not one JSON document and success. */
export class Printed {
  /**
   * @param stdout  as it is written
   * @param code  the exit code
   * @param stderr  as it is written
   */
  constructor(
    readonly stdout: string,
    readonly code: 0 | 2,
    readonly stderr = '',
  ) {}
}
