/** The meanings that schemas can be read with. OpenAPI 3.1 and 3.2 read them as JSON Schema 2020-12. */
export const schemaDialects = ['json-schema-2020-12', 'openapi-3.2', 'openapi-3.1', 'openapi-3.0', 'swagger-2.0'] as const;

/** One of `schemaDialects`. */
export type SchemaDialectName = (typeof schemaDialects)[number];
