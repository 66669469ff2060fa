import { METHODS, openapi3 } from './openapi3.ts';

/** OpenAPI 3.1: what stands beside the `$ref` of a schema counts, there are `webhooks`, and documents without `paths`. */
export const openapi31 = openapi3({
  specification: '3.1',
  methods: METHODS,
  features: [],
  needed: ['paths', 'components', 'webhooks'],
  webhooks: 'webhooks',
});
