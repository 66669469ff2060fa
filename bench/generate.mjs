// A document that grows with a factor, in two releases: as a whole, or in one respect while the rest stays as it is.
const smallest = { operations: 20, schemas: 40, depth: 2, width: 4, changed: 4 };

/** What can grow: everything together (nesting by its logarithm), or one of its measures. */
export const growths = ['everything', ...Object.keys(smallest)];

function measuresOf(way, factor) {
  if (way !== 'everything')
    return { ...smallest, schemas: way === 'changed' ? smallest.schemas * 16 : smallest.schemas, [way]: smallest[way] * factor };
  const grown = Object.entries(smallest).map(([name, count]) => [name, name === 'depth' ? count + Math.log2(factor) : count * factor]);
  return Object.fromEntries(grown);
}

function schema(index, depth) {
  const properties = { id: { type: 'integer', minimum: 1 }, name: { type: 'string', maxLength: 80 } };
  if (index > 0) properties.parent = { $ref: `#/components/schemas/S${Math.floor((index - 1) / 2)}` };
  let nested = { type: 'string', enum: ['a', 'b', 'c'] };
  for (let level = 1; level < depth; level += 1) nested = { type: 'object', properties: { inner: nested, size: { type: 'number' } } };
  return { type: 'object', required: ['id'], properties: { ...properties, nested } };
}

/** Both releases of the document that is `factor` times as large as the smallest, as YAML made of JSON values in block style. */
export function generatePair(way, factor) {
  const { operations, schemas, depth, width, changed } = measuresOf(way, factor);
  const all = Object.fromEntries(Array.from({ length: schemas }, (_, index) => [`S${index}`, schema(index, depth)]));
  all.Union = { oneOf: Array.from({ length: width }, (_, index) => ({ $ref: `#/components/schemas/S${index % schemas}` })) };
  const operation = (index) => ({
    summary: `Operation ${index}`,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/S${index % schemas}` } } } },
    responses: { 200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/Union' } } } } },
  });
  const paths = Object.fromEntries(Array.from({ length: operations }, (_, index) => [`/things${index}/{id}`, { post: operation(index) }]));
  const old = { openapi: '3.1.0', info: { title: 'Grown', version: '1.0.0' }, paths, components: { schemas: all } };
  const next = structuredClone(old);
  next.info.version = '1.1.0';
  const step = Math.floor(schemas / changed);
  for (let index = 0; index < changed; index += 1) next.components.schemas[`S${index * step}`].properties.name.maxLength = 40;
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
