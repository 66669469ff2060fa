/** The version of this package. The build writes it in here; code that runs from source has none. */
export const toolVersion: string = process.env['API_DIFF_VERSION'] ?? '0.0.0-source';
