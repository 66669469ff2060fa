import { METHODS, openapi3 } from './openapi3.ts';

/** OpenAPI 3.2: 3.1 with the `query` method, methods of any name, and parameters that are the whole query. */
export const openapi32 = openapi3({
  specification: '3.2',
  methods: [...METHODS, 'query'],
  features: ['additional operations', 'querystring', 'security schemes by reference', 'summaries of responses'],
  needed: ['paths', 'components', 'webhooks'],
  webhooks: 'webhooks',
});
