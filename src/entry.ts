/*
 * Evaluates the page's scripts in tasks of their own: the browser evaluates everything that a script imports in one task,
 * which is long enough to be felt. They are all fetched from the start; see `vite.preload.ts`.
 */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

import('react-dom/client')
  .then(nextTask)
  .then(() => import('./controls/fields/SelectField.tsx'))
  .then(nextTask)
  .then(() => import('./main.tsx'))
  .catch((error: unknown) => {
    // Thrown outside of promises, it reaches the page's own script, which says that the page did not start.
    setTimeout(() => {
      throw error;
    });
  });
