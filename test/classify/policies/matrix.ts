import type { PresetName } from '../../../src/classify/policy/preset-names.ts';
import type { RuleId } from '../../../src/rules/table.ts';
import { answers, documentWith, done, operations, parameters, property, received, sent } from './pairs.ts';
import type { Pair } from './pairs.ts';

/** The columns, in order. */
export const columns = [
  'recommended',
  'zalando',
  'google',
  'azure',
  'github',
  'stripe',
  'ms-graph',
  'kubernetes',
] as const satisfies readonly PresetName[];

/** B: breaking. w: warning, also where a guideline says "it depends". n: not breaking. –: the guideline is silent and `recommended` holds. */
export type Cell = 'B' | 'w' | 'n' | '–';

/** A cell that the published guideline fills in otherwise, and why the program does not follow it. */
export interface Contradiction {
  readonly is: Exclude<Cell, '–'>;
  readonly because: string;
}

/** One kind of change and what each guideline says of it. */
export interface Row {
  readonly number: number;
  readonly change: string;
  readonly rule: RuleId;
  readonly pair: Pair;
  /** A cell for each column, with spaces between. */
  readonly cells: string;
  readonly contradicted?: Readonly<Partial<Record<(typeof columns)[number], Contradiction>>>;
}

const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const sort = { name: 'sort', in: 'query', schema: { type: 'string' } };
const must = { ...limit, required: true };
const base = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const withEmail = property({ type: 'string' });
const mustEmail = { ...withEmail, required: ['id', 'email'] };
const defaulted = { ...property({ type: 'string', default: 'none' }), required: ['id', 'email'] };
const oneOf = (...names: readonly string[]) => ({ type: 'string', enum: names });
const [two, three] = [oneOf('draft', 'live'), oneOf('draft', 'live', 'gone')];
const open = (values: object) => ({ anyOf: [values, { type: 'string' }] }) as never;
const json = { 'application/json': { schema: { type: 'object' } } };
const jsonAndXml = { ...json, 'application/xml': { schema: { type: 'object' } } };
const answer = (more: object) => ({ '200': { description: 'Done', ...more } }) as never;
const header = (required: boolean) => ({ headers: { 'X-Total': { required, schema: { type: 'integer' } } } });
const failing = (status: string, schema: object) =>
  ({ ...done, [status]: { description: 'Failed', content: { 'application/json': { schema } } } }) as never;
const schemes = {
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      token: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: { read: 'Read' } } } },
    },
  },
};
const at = (path: string, operation: object = { responses: done }) => documentWith({ [path]: { get: operation } } as never);
const addressed = (name: string) =>
  at(`/things/{${name}}`, { parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }], responses: done });
const kind = (name: string, field: string) => ({
  type: 'object',
  required: ['kind', field],
  properties: { kind: { const: name }, [field]: { type: 'string' } },
});
const [cat, dog] = [kind('cat', 'fur'), kind('dog', 'bark')];
const told = (propertyName: string) => ({ oneOf: [cat, dog], discriminator: { propertyName } });
const list = { type: 'array', items: { type: 'string' } };
const served = (url: string) => ({ ...at('/things'), servers: [{ url }] });
const webhook = { webhooks: { created: { post: { responses: done } } } };
const notNamed =
  'No keyword says that a list comes in pages: what is seen is an array that became an object, and a reader of the array fails.';
const anyReader = 'Whoever reads the body of an error fails like any other reader; only its status and its texts are free to change.';
const unfilled = 'A default fills nothing in: whoever checks requests against the schema refuses the one without the value.';

/** The published guidelines, change by change: what each says, with a small pair that shows the change. */
export const matrix: readonly Row[] = [
  {
    number: 1,
    change: 'remove operation',
    rule: 'operation-removed',
    cells: 'B B B B B B B B',
    pair: { old: documentWith({ '/things': { get: { responses: done }, post: { responses: done } } }), new: at('/things') },
  },
  {
    number: 2,
    change: 'add operation',
    rule: 'operation-added',
    cells: 'n n n n n n n n',
    pair: { old: at('/things'), new: documentWith({ '/things': { get: { responses: done }, post: { responses: done } } }) },
  },
  {
    number: 3,
    change: 'rename path',
    rule: 'operation-removed',
    cells: 'B B B B B B B B',
    pair: { old: at('/orders'), new: at('/invoices') },
  },
  {
    number: 4,
    change: 'path parameter name only',
    rule: 'parameter-name-changed',
    cells: 'n – B B – – – –',
    pair: { old: addressed('id'), new: addressed('key') },
  },
  {
    number: 5,
    change: 'operationId changed',
    rule: 'operation-id-changed',
    cells: 'n n B B – – – –',
    pair: operations({ operationId: 'list' }, { operationId: 'all' }),
  },
  {
    number: 6,
    change: 'remove optional parameter',
    rule: 'optional-parameter-removed',
    cells: 'B B B B B B B B',
    pair: parameters([limit], []),
  },
  {
    number: 6,
    change: 'remove optional request property',
    rule: 'optional-property-removed',
    cells: 'B B B B B B B B',
    pair: sent(withEmail, base),
  },
  {
    number: 7,
    change: 'remove required parameter',
    rule: 'required-parameter-removed',
    cells: 'B B B B B B B B',
    pair: parameters([must], []),
  },
  {
    number: 7,
    change: 'remove required request property',
    rule: 'required-property-removed',
    cells: 'B B B B B B B B',
    pair: sent(mustEmail, base),
  },
  {
    number: 8,
    change: 'add optional parameter',
    rule: 'optional-parameter-added',
    cells: 'n n n n n n n n',
    pair: parameters([], [limit]),
  },
  {
    number: 8,
    change: 'add optional request property',
    rule: 'optional-property-added',
    cells: 'n n n n n n n n',
    pair: sent(base, withEmail),
  },
  { number: 9, change: 'add required parameter', rule: 'required-parameter-added', cells: 'B B B B B B B B', pair: parameters([], [must]) },
  {
    number: 9,
    change: 'add required request property',
    rule: 'required-property-added',
    cells: 'B B B B B B B B',
    pair: sent(base, mustEmail),
  },
  {
    number: 10,
    change: 'add required request property with a default',
    rule: 'required-property-added',
    cells: 'B B B B B B w w',
    pair: sent(base, defaulted),
    contradicted: { 'ms-graph': { is: 'B', because: unfilled }, kubernetes: { is: 'B', because: unfilled } },
  },
  {
    number: 11,
    change: 'request property became required',
    rule: 'property-became-required',
    cells: 'B B B B B B B B',
    pair: sent(withEmail, mustEmail),
  },
  {
    number: 11,
    change: 'parameter became required',
    rule: 'parameter-became-required',
    cells: 'B B B B B B B B',
    pair: parameters([limit], [must]),
  },
  {
    number: 12,
    change: 'request property became optional',
    rule: 'property-became-optional',
    cells: 'n n n n – – – B',
    pair: sent(mustEmail, withEmail),
  },
  {
    number: 12,
    change: 'parameter became optional',
    rule: 'parameter-became-optional',
    cells: 'n n n n – – – B',
    pair: parameters([must], [limit]),
  },
  {
    number: 13,
    change: 'remove required response property',
    rule: 'required-property-removed',
    cells: 'B B B B B B B B',
    pair: received(mustEmail, base),
  },
  {
    number: 14,
    change: 'remove optional response property',
    rule: 'optional-property-removed',
    cells: 'B B B B B B B B',
    pair: received(withEmail, base),
  },
  {
    number: 15,
    change: 'add response property',
    rule: 'optional-property-added',
    cells: 'n n n B n n n n',
    pair: received(base, withEmail),
  },
  {
    number: 15,
    change: 'add required response property',
    rule: 'required-property-added',
    cells: 'n n n B n n n n',
    pair: received(base, mustEmail),
  },
  {
    number: 15,
    change: 'add response property to a closed object',
    rule: 'optional-property-added',
    cells: 'B – – B – – – –',
    pair: received({ ...base, additionalProperties: false }, { ...withEmail, additionalProperties: false }),
  },
  {
    number: 16,
    change: 'response property became optional',
    rule: 'property-became-optional',
    cells: 'B B w B – B – B',
    pair: received(mustEmail, withEmail),
  },
  {
    number: 16,
    change: 'response property became nullable',
    rule: 'null-allowed',
    cells: 'B B w B – B – B',
    pair: received(property({ type: 'string' }), property({ type: ['string', 'null'] })),
  },
  {
    number: 17,
    change: 'response property became required',
    rule: 'property-became-required',
    cells: 'n n n B – – – B',
    pair: received(withEmail, mustEmail),
  },
  {
    number: 18,
    change: 'type changed, request',
    rule: 'type-changed',
    cells: 'B B B B B B B B',
    pair: sent(property({ type: 'string' }), property({ type: 'boolean' })),
  },
  {
    number: 18,
    change: 'type changed, response',
    rule: 'type-changed',
    cells: 'B B B B B B B B',
    pair: received(property({ type: 'string' }), property({ type: 'boolean' })),
  },
  {
    number: 19,
    change: 'format changed, request',
    rule: 'format-changed',
    cells: 'B B B B – w – B',
    pair: sent(property({ type: 'string', format: 'email' }), property({ type: 'string', format: 'uuid' })),
  },
  {
    number: 19,
    change: 'format changed, response',
    rule: 'format-changed',
    cells: 'B B B B – w – B',
    pair: received(property({ type: 'string', format: 'email' }), property({ type: 'string', format: 'uuid' })),
  },
  {
    number: 20,
    change: 'integer widened to number, request',
    rule: 'type-widened',
    cells: 'n n B n B B B B',
    pair: sent(property({ type: 'integer' }), property({ type: 'number' })),
  },
  {
    number: 20,
    change: 'integer widened to number, response',
    rule: 'type-widened',
    cells: 'B B B B B B B B',
    pair: received(property({ type: 'integer' }), property({ type: 'number' })),
  },
  {
    number: 21,
    change: 'number narrowed to integer, request',
    rule: 'type-narrowed',
    cells: 'B B B B B B B B',
    pair: sent(property({ type: 'number' }), property({ type: 'integer' })),
  },
  {
    number: 21,
    change: 'number narrowed to integer, response',
    rule: 'type-narrowed',
    cells: 'n n B n B B B B',
    pair: received(property({ type: 'number' }), property({ type: 'integer' })),
  },
  {
    number: 22,
    change: 'enum value added, request',
    rule: 'enum-value-added',
    cells: 'n n n n n – n B',
    pair: sent(property(two), property(three)),
  },
  {
    number: 23,
    change: 'enum value added, response',
    rule: 'enum-value-added',
    cells: 'w B w B n w n B',
    pair: received(property(two), property(three)),
  },
  {
    number: 23,
    change: 'value of an extensible enum added, response',
    rule: 'extensible-enum-value-added',
    cells: 'n n – n – – – –',
    pair: received(property(open(two)), property(open(three))),
  },
  {
    number: 24,
    change: 'enum value removed, request',
    rule: 'enum-value-removed',
    cells: 'B w B B B B – w',
    pair: sent(property(three), property(two)),
  },
  {
    number: 25,
    change: 'enum value removed, response',
    rule: 'enum-value-removed',
    cells: 'n n B B B B – w',
    pair: received(property(three), property(two)),
  },
  {
    number: 26,
    change: 'tighter constraint, request',
    rule: 'max-length-lowered',
    cells: 'B B B B B B – B',
    pair: sent(property({ type: 'string', maxLength: 20 }), property({ type: 'string', maxLength: 10 })),
  },
  {
    number: 27,
    change: 'looser constraint, request',
    rule: 'max-length-raised',
    cells: 'n n w n – – – B',
    pair: sent(property({ type: 'string', maxLength: 10 }), property({ type: 'string', maxLength: 20 })),
  },
  {
    number: 28,
    change: 'looser constraint on a string, response',
    rule: 'max-length-raised',
    cells: 'B w w B – w n –',
    pair: received(property({ type: 'string', maxLength: 10 }), property({ type: 'string', maxLength: 20 })),
  },
  {
    number: 28,
    change: 'looser constraint on a number, response',
    rule: 'maximum-raised',
    cells: 'B w w B – – – –',
    pair: received(property({ type: 'integer', maximum: 10 }), property({ type: 'integer', maximum: 20 })),
  },
  {
    number: 29,
    change: 'tighter constraint, response',
    rule: 'max-length-lowered',
    cells: 'n n n – – – – n',
    pair: received(property({ type: 'string', maxLength: 20 }), property({ type: 'string', maxLength: 10 })),
  },
  {
    number: 30,
    change: 'default changed, request',
    rule: 'default-changed',
    cells: 'w w B B – – – B',
    pair: sent(property({ type: 'integer', default: 1 }), property({ type: 'integer', default: 2 })),
  },
  {
    number: 31,
    change: 'object closed, request',
    rule: 'object-closed',
    cells: 'B B – B B – – B',
    pair: sent(base, { ...base, additionalProperties: false }),
  },
  {
    number: 32,
    change: 'success status added',
    rule: 'success-status-added',
    cells: 'w n – B – – n –',
    pair: answers(done, { ...done, '202': { description: 'Later' } }),
  },
  {
    number: 32,
    change: 'error status added',
    rule: 'error-status-added',
    cells: 'n n – w – – n –',
    pair: answers(done, { ...done, '409': { description: 'Conflict' } }),
  },
  {
    number: 33,
    change: 'success status removed',
    rule: 'success-status-removed',
    cells: 'B – – B – B – –',
    pair: answers({ ...done, '202': { description: 'Later' } }, done),
  },
  {
    number: 34,
    change: 'optional response header removed',
    rule: 'optional-header-removed',
    cells: 'B – – B – – – –',
    pair: answers(answer(header(false)), answer({})),
  },
  {
    number: 34,
    change: 'required response header removed',
    rule: 'required-header-removed',
    cells: 'B – – B – – – –',
    pair: answers(answer(header(true)), answer({})),
  },
  {
    number: 35,
    change: 'response header added',
    rule: 'optional-header-added',
    cells: 'n n n n n n n n',
    pair: answers(answer({}), answer(header(false))),
  },
  {
    number: 36,
    change: 'required request header added',
    rule: 'required-parameter-added',
    cells: 'B B B B B B B –',
    pair: parameters([], [{ ...must, in: 'header', name: 'X-Trace' }]),
  },
  {
    number: 37,
    change: 'media type removed, request',
    rule: 'accepted-media-type-removed',
    cells: 'B B B B – – B –',
    pair: operations({ requestBody: { content: jsonAndXml } }, { requestBody: { content: json } }),
  },
  {
    number: 37,
    change: 'media type removed, response',
    rule: 'offered-media-type-removed',
    cells: 'B B B – – – B –',
    pair: answers(answer({ content: jsonAndXml }), answer({ content: json })),
  },
  {
    number: 38,
    change: 'media type added, response',
    rule: 'offered-media-type-added',
    cells: 'n n n B – – – n',
    pair: answers(answer({ content: json }), answer({ content: jsonAndXml })),
  },
  {
    number: 39,
    change: 'security scheme added to an operation',
    rule: 'security-tightened',
    cells: 'B – – w B – – –',
    pair: operations({}, { security: [{ key: [] }] }, schemes),
    contradicted: {
      azure: {
        is: 'B',
        because: 'Calls without the credentials are refused; a review, which the guideline asks for, is what a break leads to.',
      },
    },
  },
  {
    number: 39,
    change: 'scope added to an operation',
    rule: 'security-tightened',
    cells: 'B – – w B – – –',
    pair: operations({ security: [{ token: [] }] }, { security: [{ token: ['read'] }] }, schemes),
    contradicted: {
      azure: {
        is: 'B',
        because: 'Tokens without the scope are refused; a review, which the guideline asks for, is what a break leads to.',
      },
    },
  },
  {
    number: 40,
    change: 'security removed',
    rule: 'security-loosened',
    cells: 'w – – – B – – –',
    pair: operations({ security: [{ key: [] }] }, {}, schemes),
    contradicted: {
      recommended: { is: 'n', because: 'Every caller gets in as before; whether opening it was wise is no question of compatibility.' },
    },
  },
  {
    number: 41,
    change: 'order of parameters changed',
    rule: 'parameter-order-changed',
    cells: 'n n n B – n n n',
    pair: parameters([limit, sort], [sort, limit]),
  },
  {
    number: 42,
    change: 'property became read-only, request',
    rule: 'property-became-read-only',
    cells: 'B – w B – – – B',
    pair: sent(withEmail, property({ type: 'string', readOnly: true })),
  },
  {
    number: 42,
    change: 'property became write-only, response',
    rule: 'property-became-write-only',
    cells: 'B – w B – – – B',
    pair: received(withEmail, property({ type: 'string', writeOnly: true })),
  },
  {
    number: 42,
    change: 'property became writable, request',
    rule: 'property-became-writable',
    cells: 'n – – B – – – –',
    pair: sent(property({ type: 'string', readOnly: true }), withEmail),
  },
  {
    number: 43,
    change: 'union introduced, request',
    rule: 'alternatives-introduced',
    cells: 'B – B B – – – –',
    pair: sent({}, { oneOf: [cat, dog] }),
  },
  {
    number: 43,
    change: 'union member added, response',
    rule: 'alternative-added',
    cells: 'B – B B – – – w',
    pair: received({ oneOf: [cat] }, { oneOf: [cat, dog] }),
  },
  {
    number: 44,
    change: 'discriminator changed',
    rule: 'discriminator-changed',
    cells: 'B – – B – – – –',
    pair: received(told('kind'), told('type')),
  },
  {
    number: 45,
    change: 'pagination introduced on a list',
    rule: 'envelope-added',
    cells: 'B – B – – – n –',
    pair: received(list, { type: 'object', required: ['items'], properties: { items: list, next: { type: 'string' } } }),
    contradicted: { 'ms-graph': { is: 'B', because: notNamed } },
  },
  {
    number: 45,
    change: 'link to the next page added to a list in an object',
    rule: 'optional-property-added',
    cells: 'n – – B – – n –',
    pair: received(
      { type: 'object', properties: { value: list } },
      { type: 'object', properties: { value: list, next: { type: 'string' } } },
    ),
  },
  {
    number: 46,
    change: 'error reported by another status',
    rule: 'error-status-removed',
    cells: 'w – – – – n n –',
    pair: answers({ ...done, '404': { description: 'Gone' } }, { ...done, '410': { description: 'Gone' } }),
  },
  {
    number: 46,
    change: 'error body changed',
    rule: 'type-changed',
    cells: 'w – – – – n n –',
    pair: answers(failing('404', property({ type: 'string' })), failing('404', property({ type: 'boolean' }))),
    contradicted: {
      recommended: { is: 'B', because: anyReader },
      stripe: { is: 'B', because: anyReader },
      'ms-graph': { is: 'B', because: anyReader },
    },
  },
  {
    number: 47,
    change: 'rate limit announced by 429',
    rule: 'error-status-added',
    cells: 'n – – w – – – –',
    pair: answers(done, { ...done, '429': { description: 'Slower' } }),
  },
  {
    number: 48,
    change: 'webhook added',
    rule: 'operation-added',
    cells: 'n n – – – n – –',
    pair: { old: at('/things'), new: { ...at('/things'), ...webhook } },
  },
  {
    number: 49,
    change: 'server URL changed',
    rule: 'server-url-changed',
    cells: 'B B B B – – B –',
    pair: { old: served('https://one.example.com'), new: served('https://two.example.com') },
  },
  {
    number: 50,
    change: 'description only',
    rule: 'operation-description-changed',
    cells: 'n n n n n n n n',
    pair: operations({ description: 'One.' }, { description: 'Two.' }),
  },
];
