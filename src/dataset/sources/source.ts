/** A place that files are read from: a folder on a static host, on this machine, or in memory. */
export interface Source {
  /**
   * The bytes of a file.
   *
   * @param path  relative to the source, with forward slashes, already checked to stay inside
   * @throws DataError when it is missing or cannot be read
   */
  read(path: string, options?: { readonly signal?: AbortSignal }): Promise<Uint8Array>;
  /** The file's full address for messages: a URL, a path on this machine. */
  describe(path: string): string;
}
