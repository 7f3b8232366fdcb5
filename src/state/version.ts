/** The version of Tricosm; `development` where the build has not named it. */
export const VERSION = (import.meta.env['VITE_VERSION'] as string | undefined) ?? 'development';
