export function portFor(environment: { readonly TRICOSM_E2E_PORT?: string | undefined }): Promise<number>;
