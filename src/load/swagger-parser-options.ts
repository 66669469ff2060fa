import type SwaggerParser from '@apidevtools/swagger-parser';

/** Leaves swagger-parser no way to a file but this function, which gets absolute URLs and gives JSON texts. */
export function swaggerParserOptions(read: (file: { readonly url: string }) => string | Promise<string>): SwaggerParser.Options {
  const options = {
    resolve: { file: false, http: false, files: { order: 1, canRead: true, read } },
    parse: { yaml: false, text: false, binary: false, json: { order: 1, canParse: true } },
  };
  return options as SwaggerParser.Options;
}
