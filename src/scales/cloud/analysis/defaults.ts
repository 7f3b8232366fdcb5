/** The defaults of a cloud: its three components, counted from 1, and the axes in which it is drawn. */
export const CLOUD_DEFAULTS = { components: [1, 2, 3], axes: 'paper', seed: 42 } as const;
