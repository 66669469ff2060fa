import { METHODS, openapi3 } from './openapi3.ts';

/** OpenAPI 3.0: what stands beside a `$ref` counts for nothing, descriptions excepted, and webhooks are the extension `x-webhooks`. */
export const openapi30 = openapi3({
  specification: '3.0',
  methods: METHODS,
  features: [],
  needed: ['paths'],
  webhooks: 'x-webhooks',
});
