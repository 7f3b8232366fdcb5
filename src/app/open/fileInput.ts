/** The input through which files are chosen, while it is on the page. */
let input: HTMLInputElement | null = null;

/** Notes the input; a `ref`. */
export const noteFileInput = (element: HTMLInputElement | null): void => {
  input = element;
};

/** Opens the browser's dialog for files. */
export const pressFileInput = (): void => input?.click();
