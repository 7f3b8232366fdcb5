/** Whether parsed JSON at an address is meant as a listing of raw files. */
export const isListing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'files' in value;

/** Whether parsed JSON is certainly a listing: a list of files and nothing else. Other objects have files, too. */
export const isOnlyListing = (value: unknown): boolean =>
  isListing(value) && Object.keys(value!).length === 1;
