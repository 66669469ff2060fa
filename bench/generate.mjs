// A document that grows with a factor, in two releases: operations, schemas, depth, width of unions and edits all grow along.
function schema(index, factor) {
  const properties = { id: { type: 'integer', minimum: 1 }, name: { type: 'string', maxLength: 80 } };
  if (index > 0) properties.parent = { $ref: `#/components/schemas/S${Math.floor((index - 1) / 2)}` };
  let nested = { type: 'string', enum: ['a', 'b', 'c'] };
  for (let level = 0; level < 2 + Math.log2(factor); level += 1)
    nested = { type: 'object', properties: { inner: nested, size: { type: 'number' } } };
  return { type: 'object', required: ['id'], properties: { ...properties, nested } };
}

function union(factor) {
  return { oneOf: Array.from({ length: 2 * factor }, (_, index) => ({ $ref: `#/components/schemas/S${index}` })) };
}

/** Both releases of the document that is `factor` times as large as the smallest, as YAML made of JSON values in block style. */
export function generatePair(factor) {
  const schemas = Object.fromEntries(Array.from({ length: 40 * factor }, (_, index) => [`S${index}`, schema(index, factor)]));
  schemas.Union = union(factor);
  const operation = (index) => ({
    summary: `Operation ${index}`,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/S${index % (40 * factor)}` } } } },
    responses: { 200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/Union' } } } } },
  });
  const paths = Object.fromEntries(Array.from({ length: 20 * factor }, (_, index) => [`/things${index}/{id}`, { post: operation(index) }]));
  const old = { openapi: '3.1.0', info: { title: 'Grown', version: '1.0.0' }, paths, components: { schemas } };
  const next = structuredClone(old);
  next.info.version = '1.1.0';
  for (let index = 0; index < 4 * factor; index += 1) next.components.schemas[`S${index * 10}`].properties.name.maxLength = 40;
  return { old: block(old), new: block(next) };
}

function block(value, indent = '') {
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${block(item, `${indent}  `).trimStart()}`).join('');
  if (typeof value !== 'object' || value === null) return `${JSON.stringify(value)}\n`;
  return Object.entries(value)
    .map(
      ([name, below]) =>
        `${indent}${JSON.stringify(name)}:${isEmptyOrScalar(below) ? ` ${JSON.stringify(below)}\n` : `\n${block(below, `${indent}  `)}`}`,
    )
    .join('');
}

function isEmptyOrScalar(value) {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}
