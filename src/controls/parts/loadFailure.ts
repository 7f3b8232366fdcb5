/** A part of the program that could not be loaded: the network is gone, or a newer version has replaced the files. */
export class LoadFailure extends Error {
  override name = 'LoadFailure';
}

/** How Chromium, Firefox, Safari and Vite report a script or a style sheet that they could not load. */
const REPORTS = [
  /^Failed to fetch dynamically imported module\b/,
  /^error loading dynamically imported module\b/,
  /^Importing a module script failed\b/,
  /^Unable to preload CSS for /,
];

/** Whether an error says that a script or a style sheet could not be loaded, and not that it failed while it ran. */
export const reportsLoadFailure = ({ message }: Error): boolean =>
  REPORTS.some((report) => report.test(message));
