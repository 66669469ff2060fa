import type { Json } from '../../../src/model/json.ts';

/*
 * A small API, and edits of it of every kind that adapters carry over. Each edit touches what no other one
 * touches, so that any of them go together.
 */

type Members = Record<string, Json>;

interface Schema {
  type?: string | string[];
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  [keyword: string]: unknown;
}

interface Call {
  parameters: { name: string; in: string; required?: boolean; description?: string; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
  [field: string]: unknown;
}

/** A document as edits see it. */
export interface People {
  readonly paths: Record<string, Record<string, Call>>;
  readonly components: { readonly schemas: Record<string, Schema> };
  readonly [field: string]: unknown;
}

/** Which properties the document requires, and which may be null; decided by a seed. */
export type Choice = (name: string) => boolean;

function text(description: string, keywords: Members = {}): Schema {
  return { type: 'string', description, ...keywords };
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: Schema): Record<string, { schema: Schema }> {
  return { 'application/json': { schema } };
}

function answers(status: string, schema: Schema): Call['responses'] {
  return { [status]: { description: 'ok', content: json(schema) } };
}

function personSchema(isRequired: Choice, isNullable: Choice): Schema {
  const properties: Record<string, Schema> = {
    full_name: text('What they are called.'),
    street: text('The street and the house number.'),
    city: text('The town they live in.'),
    country: text('The land they live in.', { maxLength: 40 }),
    profile: {
      type: 'object',
      properties: {
        nickname: text('What friends call them.'),
        biography: text('Their life in a few words.'),
        avatar_url: text('Where a picture of them is.'),
        favourite_colour: text('The colour they like best.'),
      },
    },
    contact_details: {
      type: 'object',
      properties: {
        telephone: text('Where they can be called.'),
        electronic_mail: text('Where they can be written to.', { format: 'email' }),
        fax_machine: text('What nobody uses any more.'),
      },
    },
    age: { type: 'integer', description: 'How many years they have lived.', minimum: 0 },
    height: text('How tall they are.', { pattern: '^[0-9]{2,3}$' }),
    is_member: { type: 'boolean', description: 'Whether they pay.' },
    joined: { type: 'integer', description: 'When they came, in seconds.', minimum: 0, maximum: 4_000_000_000 },
    mood: text('How they feel.', { enum: ['glad', 'so_so', 'sad'] }),
    hobby: text('What they do on Sundays.'),
    remark: text('Anything else.'),
    parent: ref('Person'),
    pets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['given_name'],
        properties: { given_name: text('How the pet is called.'), legs: { type: 'integer' } },
      },
    },
  };
  const nullable = ['full_name', 'age', 'mood', 'remark'].filter(isNullable);
  for (const name of nullable) properties[name] = { ...properties[name], type: [String(properties[name]?.type), 'null'] };
  for (const name of ['mood'].filter((one) => nullable.includes(one)))
    properties[name] = { ...properties[name], enum: ['glad', 'so_so', 'sad', null] };
  return { type: 'object', required: Object.keys(properties).filter((name) => name !== 'parent' && isRequired(name)), properties };
}

/** The API before any edit. */
export function people(isRequired: Choice, isNullable: Choice): People {
  const profile = (schema: Schema): Schema => {
    const inner = schema.properties?.['profile'];
    if (inner !== undefined) inner.required = ['nickname', 'avatar_url'].filter(isRequired);
    return schema;
  };
  return {
    openapi: '3.1.0',
    info: { title: 'People', version: '1.0.0' },
    paths: {
      '/people': {
        get: {
          operationId: 'listPeople',
          parameters: [
            { name: 'page_size', in: 'query', description: 'How many people one page holds.', schema: { type: 'integer', minimum: 1 } },
            { name: 'tenant', in: 'query', required: true, description: 'Whose people they are.', schema: { type: 'string' } },
            { name: 'X-Trace', in: 'header', description: 'What finds the call in the logs.', schema: { type: 'string' } },
          ],
          responses: answers('200', { type: 'array', items: ref('Person') }),
        },
        post: {
          operationId: 'createPerson',
          parameters: [{ name: 'dry_run', in: 'query', description: 'Whether nothing is to be written.', schema: { type: 'boolean' } }],
          requestBody: { required: true, content: json(ref('NewPerson')) },
          responses: answers('200', ref('Person')),
        },
      },
      '/people/{person_id}': {
        get: {
          operationId: 'readPerson',
          parameters: [{ name: 'person_id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: answers('200', { type: 'object', required: ['data'], properties: { data: ref('Person'), took: { type: 'integer' } } }),
        },
        put: {
          operationId: 'replacePerson',
          parameters: [{ name: 'person_id', in: 'path', required: true, schema: { type: 'string' } }],
          requestBody: { required: isRequired('body'), content: json(ref('Person')) },
          responses: { '204': { description: 'ok' } },
        },
      },
    },
    components: {
      schemas: {
        Person: profile(personSchema(isRequired, isNullable)),
        NewPerson: {
          type: 'object',
          required: ['source_system', 'search_word'].filter(isRequired),
          properties: {
            ...personSchema(isRequired, isNullable).properties,
            source_system: text('Where the record comes from.'),
            search_word: text('A word that finds them.'),
          },
        },
      },
    },
  };
}

/** The schemas of a person: what is answered and what is sent. */
function persons({ components: { schemas } }: People): readonly Schema[] {
  return [schemas['Person'], schemas['NewPerson']].filter((schema) => schema !== undefined);
}

function rename(object: Schema | undefined, from: string, to: string): void {
  if (object?.properties === undefined) return;
  object.properties = Object.fromEntries(Object.entries(object.properties).map(([name, schema]) => [name === from ? to : name, schema]));
  object.required = object.required?.map((name) => (name === from ? to : name)) ?? [];
}

/** Takes a property out of an object, with whether it was required. */
function takeOut(object: Schema | undefined, name: string): { readonly schema: Schema; readonly required: boolean } {
  const schema = object?.properties?.[name] ?? {};
  const required = object?.required?.includes(name) === true;
  delete object?.properties?.[name];
  if (object?.required !== undefined) object.required = object.required.filter((one) => one !== name);
  return { schema, required };
}

function putIn(object: Schema | undefined, name: string, { schema, required }: ReturnType<typeof takeOut>): void {
  if (object === undefined) return;
  object.properties = { ...object.properties, [name]: schema };
  object.required = [...(object.required ?? []), ...(required ? [name] : [])];
}

function retype(document: People, name: string, keywords: Members): void {
  for (const person of persons(document)) {
    const { description, type } = person.properties?.[name] ?? {};
    const isNull = Array.isArray(type);
    const said = keywords['type'] as string;
    if (person.properties !== undefined)
      person.properties[name] = { description: description ?? '', ...keywords, type: isNull ? [said, 'null'] : said };
  }
}

function call(document: People, path: string, method: string): Call {
  const found = document.paths[path]?.[method];
  if (found === undefined) throw new Error(`there is no ${method} ${path}`);
  return found;
}

function parameterOf(document: People, path: string, method: string, name: string): Call['parameters'][number] {
  const found = call(document, path, method).parameters.find((parameter) => parameter.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

/** Edits by what they do. Each changes a document of its own. */
export const edits: Readonly<Record<string, (document: People) => void>> = {
  'a property is renamed': (document) => persons(document).forEach((person) => rename(person, 'full_name', 'fullName')),
  'a property of items is renamed': (document) =>
    persons(document).forEach((person) => rename(person.properties?.['pets']?.items, 'given_name', 'givenName')),
  'properties are gathered': (document) =>
    persons(document).forEach((person) => {
      const parts = ['street', 'city', 'country'].map((name) => [name, takeOut(person, name)] as const);
      const address: Schema = { type: 'object', properties: {} };
      for (const [name, part] of parts) putIn(address, name, part);
      putIn(person, 'address', { schema: address, required: parts.some(([, { required }]) => required) });
    }),
  'properties are spread': (document) =>
    persons(document).forEach((person) => {
      for (const name of ['nickname', 'biography']) {
        const profile = person.properties?.['profile'];
        const { schema, required } = takeOut(profile, name);
        putIn(person, name, { schema, required: required && person.required?.includes('profile') === true });
      }
    }),
  'a property moves': (document) =>
    persons(document).forEach((person) =>
      putIn(person, 'avatar_url', { ...takeOut(person.properties?.['profile'], 'avatar_url'), required: false }),
    ),
  'an object is taken apart': (document) =>
    persons(document).forEach((person) => {
      const { schema } = takeOut(person, 'contact_details');
      for (const name of ['telephone', 'electronic_mail']) putIn(person, name, takeOut(schema, name));
    }),
  'a number becomes text': (document) => retype(document, 'age', { type: 'string' }),
  'a text becomes a number': (document) => retype(document, 'height', { type: 'integer', minimum: 10, maximum: 999 }),
  'a boolean becomes text': (document) => retype(document, 'is_member', { type: 'string', enum: ['true', 'false'] }),
  'seconds become a date-time': (document) => retype(document, 'joined', { type: 'string', format: 'date-time' }),
  'a value is renamed': (document) =>
    persons(document).forEach((person) => {
      const mood = person.properties?.['mood'];
      if (mood !== undefined) mood['enum'] = (mood['enum'] as Json[]).map((value) => (value === 'so_so' ? 'soSo' : value));
    }),
  'a value becomes a list': (document) =>
    persons(document).forEach((person) => {
      const { description, ...rest } = person.properties?.['hobby'] ?? {};
      if (person.properties !== undefined) person.properties['hobby'] = { description: description ?? '', type: 'array', items: rest };
    }),
  'a text is cut': (document) => retype(document, 'remark', { type: 'string', maxLength: 12 }),
  'something is required that has a default': (document) =>
    persons(document).forEach((person) => putIn(person, 'language', { schema: { type: 'string', default: 'en' }, required: true })),
  'something is required that has one value': (document) =>
    persons(document).forEach((person) => putIn(person, 'record_kind', { schema: { const: 'person' }, required: true })),
  'an object is closed': ({ components: { schemas } }) => {
    const person = schemas['NewPerson'];
    if (person !== undefined) person['additionalProperties'] = false;
  },
  'a list is put into an envelope': (document) => {
    call(document, '/people', 'get').responses = answers('200', {
      type: 'object',
      required: ['data'],
      properties: { data: { type: 'array', items: ref('Person') }, next: { type: 'string' } },
    });
  },
  'an answer is taken out of its envelope': (document) => {
    call(document, '/people/{person_id}', 'get').responses = answers('200', ref('Person'));
  },
  'a success has another status': (document) => {
    call(document, '/people', 'post').responses = answers('201', ref('Person'));
  },
  'a parameter is renamed': (document) => {
    parameterOf(document, '/people', 'get', 'page_size').name = 'pageSize';
  },
  'a parameter travels elsewhere': (document) => {
    parameterOf(document, '/people', 'get', 'tenant').in = 'header';
  },
  'a parameter of the path is renamed': (document) => {
    document.paths['/people/{id}'] = document.paths['/people/{person_id}'] ?? {};
    for (const method of ['get', 'put']) parameterOf(document, '/people/{id}', method, 'person_id').name = 'id';
    delete document.paths['/people/{person_id}'];
  },
  'a parameter goes into the body': (document) => {
    const { description, schema } = parameterOf(document, '/people', 'post', 'dry_run');
    const post = call(document, '/people', 'post');
    post.parameters = post.parameters.filter(({ name }) => name !== 'dry_run');
    putIn(document.components.schemas['NewPerson'], 'dry_run', { schema: { ...schema, description: description ?? '' }, required: false });
  },
  'a property comes out of the body': (document) => {
    const { schema, required } = takeOut(document.components.schemas['NewPerson'], 'search_word');
    const { description, ...rest } = schema;
    call(document, '/people', 'post').parameters.push({
      name: 'search_word',
      in: 'query',
      required,
      description: description ?? '',
      schema: rest,
    });
  },
};

/** A document with edits made in a copy of it. */
export function edited(document: People, names: readonly string[]): People {
  const copy = structuredClone(document);
  for (const name of names) edits[name]?.(copy);
  return { ...copy, info: { title: 'People', version: '2.0.0' } };
}
