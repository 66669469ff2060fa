import { METHODS, openapi3 } from './openapi3.ts';

/** OpenAPI 3.1: prose beside a `$ref`, `webhooks`, and documents without `paths`. */
export const openapi31 = openapi3({
  specification: '3.1',
  methods: METHODS,
  features: ['reference overrides'],
  needed: ['paths', 'components', 'webhooks'],
  webhooks: 'webhooks',
});
