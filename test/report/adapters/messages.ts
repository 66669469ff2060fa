import { directionOf } from '../../../src/diff/anchor.ts';
import type { Direction, MediaType, Operation, Parameter, SchemaPlace } from '../../../src/model/api.ts';
import type { Json } from '../../../src/model/json.ts';
import type { AdapterContext } from '../../../src/report/adapters/context.ts';
import { keptPairs } from '../../../src/report/adapters/operations/pairs.ts';
import { evaluate } from '../../../src/schema/evaluate.ts';
import type { Random } from '../../support/random.ts';
import { valuesNear } from '../../laws/arbitraries/instances.ts';
import { rulingOf } from '../../laws/votes.ts';
import { secondVote } from '../../laws/second-vote.ts';
import { documentOf } from '../../support/document.ts';
import { convertOf } from './built.ts';
import type { Convert, Made, Running } from './built.ts';

/** A message on its way: what sends and takes it, and what converts it in between. */
export interface Channel {
  readonly operation: string;
  readonly direction: Direction;
  readonly convert: Convert;
  readonly sent: MessageShape;
  /** What the receiver knows for a status; the status of a request is 0. */
  readonly taken: (status: number) => MessageShape | undefined;
}

/** What a document says of one message. */
export interface MessageShape {
  /** 0 for a request. */
  readonly status: number;
  readonly parameters: readonly Pick<Parameter, 'name' | 'in' | 'required' | 'schema'>[];
  readonly content: readonly MediaType[];
  readonly isBodyRequired: boolean;
}

/** A request or a response as adapters have it. */
export interface Message {
  readonly status?: number;
  readonly path?: Readonly<Record<string, Json>>;
  readonly query?: Readonly<Record<string, Json>>;
  readonly headers?: Readonly<Record<string, Json>>;
  readonly cookies?: Readonly<Record<string, Json>>;
  readonly body?: Json;
}

const PARTS = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const;

function requestShape({ parameters, body }: Operation): MessageShape {
  return { status: 0, parameters, content: body?.content ?? [], isBodyRequired: body?.required.value === true };
}

function responseShapes({ responses }: Operation): readonly MessageShape[] {
  return responses
    .filter(({ status }) => /^\d{3}$/.test(status))
    .map(({ status, headers, content }) => ({
      status: Number(status),
      parameters: headers.map((header) => ({ ...header, in: 'header' as const })),
      content,
      isBodyRequired: content.length > 0,
    }));
}

/** All channels of the operations that have an adapter. */
export function channelsOf({ comparison, adapters }: Made, code: Running): readonly Channel[] {
  const adapted = new Set(adapters.adapted.map(({ operation }) => operation));
  return keptPairs(comparison.difference)
    .filter(({ old }) => adapted.has(old.label))
    .flatMap((pair): readonly Channel[] => {
      const of = (
        sent: 'request' | 'response',
      ): Pick<Channel, 'operation' | 'direction' | 'convert'> & Record<'from' | 'to', Operation> => {
        const direction = directionOf(pair.new, sent);
        const [from, to] = direction === 'request' ? [pair.old, pair.new] : [pair.new, pair.old];
        const name = `${direction === 'request' ? 'upgrade' : 'downgrade'}${sent === 'request' ? 'Request' : 'Response'}`;
        return { operation: pair.old.label, direction, from, to, convert: convertOf(code, pair.old.label, name) };
      };
      const [asked, answered] = [of('request'), of('response')];
      const known = responseShapes(answered.to);
      return [
        { ...asked, sent: requestShape(asked.from), taken: () => requestShape(asked.to) },
        ...responseShapes(answered.from).map((sent) => ({
          ...answered,
          sent,
          taken: (status: number) => known.find((one) => one.status === status),
        })),
      ];
    });
}

/** Whether all independent validators take a value at a place of one side. */
type Judging = (place: SchemaPlace, value: Json) => Promise<boolean>;

/** Asks two validators, which share no code with the program nor with each other, about the schemas as written. */
export function judgeOf({ comparison }: Made, side: 'old' | 'new', direction: Direction): Judging {
  const { document, specification } = comparison.apis[side];
  const rulings = new Map<string, Promise<readonly ((value: Json) => boolean | 'unknown')[]>>();
  return async (place, value) => {
    const known =
      rulings.get(place.address) ??
      Promise.all([
        rulingOf(document.root, specification, place, direction),
        secondVote(documentOf(document.root), specification, place, direction),
      ]);
    rulings.set(place.address, known);
    return (await known).every((ruling) => ruling(value) !== false);
  };
}

/** Makes messages that a sender may send: guesses, of which the validators take what stays. */
export async function messagesOf(
  { sent, direction }: Channel,
  { context, judge }: { readonly context: AdapterContext; readonly judge: Judging },
  random: Random,
  count: number,
): Promise<readonly Message[]> {
  const { sender } = context.parties(direction);
  const pools = new Map<string, readonly Json[]>();
  const pool = async (place: SchemaPlace): Promise<readonly Json[]> => {
    const known = pools.get(place.address);
    if (known !== undefined) return known;
    const node = sender.node([place.address]);
    // A sender keeps to what its document declares, which the schemas as written do not say.
    const near = valuesNear(sender.api.document, place.schema, random, count).filter((value) => evaluate(node, value) === true);
    const guesses = [...context.samples([place.address], direction, count), ...near];
    const taken: Json[] = [];
    for (const guess of guesses) if (await judge(place, guess)) taken.push(guess);
    pools.set(place.address, taken);
    return taken;
  };
  const body = bodyPlace(sent);
  const messages: Message[] = [];
  for (let number = 0; number < count; number += 1) {
    const parts = { path: {}, query: {}, headers: {}, cookies: {} } as Record<string, Record<string, Json>>;
    for (const parameter of sent.parameters) {
      if (parameter.in === 'querystring' || parameter.schema === undefined) continue;
      if (!parameter.required.value && random.below(2) === 0) continue;
      const value = random.pick(await pool(parameter.schema));
      const part = parts[PARTS[parameter.in]];
      if (value !== undefined && part !== undefined) part[nameOf(parameter)] = value;
    }
    const bodies = body === undefined ? [] : await pool(body);
    // Where the body contradicts itself nobody sends anything.
    if (body !== undefined && bodies.length === 0 && sent.isBodyRequired) return [];
    const held = !sent.isBodyRequired && random.below(4) === 0 ? undefined : bodies[number % Math.max(1, bodies.length)];
    const rest = held === undefined ? {} : { body: structuredClone(held) };
    messages.push(sent.status === 0 ? { ...parts, ...rest } : { status: sent.status, headers: parts['headers'] ?? {}, ...rest });
  }
  return messages;
}

/** Everything that the receiver refuses of a message, as sentences; none where it takes it. */
export async function refusalsOf(judge: Judging, shape: MessageShape, message: Message): Promise<readonly string[]> {
  const refusals: string[] = [];
  for (const parameter of shape.parameters) {
    if (parameter.in === 'querystring' || parameter.schema === undefined) continue;
    const value = message[PARTS[parameter.in]]?.[nameOf(parameter)];
    if (value === undefined) {
      if (parameter.required.value) refusals.push(`${parameter.in} ${parameter.name} is missing`);
    } else if (!(await judge(parameter.schema, value))) refusals.push(`${parameter.in} ${parameter.name} is ${JSON.stringify(value)}`);
  }
  const schema = bodyPlace(shape);
  if (schema === undefined) return refusals;
  if (message.body === undefined) return shape.isBodyRequired ? [...refusals, 'the body is missing'] : refusals;
  return (await judge(schema, message.body)) ? refusals : [...refusals, `the body is ${JSON.stringify(message.body)}`];
}

/** The schema of a body: as JSON where it may be, else in the first way there is. */
function bodyPlace({ content }: MessageShape): SchemaPlace | undefined {
  return (content.find(({ mediaType }) => /[/+]json/.test(mediaType)) ?? content[0])?.schema;
}

function nameOf({ in: place, name }: Pick<Parameter, 'in' | 'name'>): string {
  return place === 'header' ? name.toLowerCase() : name;
}
