import type {
  Body,
  Direction,
  Facet,
  Header,
  Info,
  MediaType,
  Operation,
  Parameter,
  Placed,
  Response,
  SecurityRequirement,
  SecurityScheme,
  Server,
  Tag,
  Api,
} from '../model/api.ts';
import type { Json } from '../model/json.ts';
import type { SchemaNode, Verdict } from '../schema/node.ts';
import type { Store } from '../schema/store.ts';
import type { Property, SchemaSet, UnionMember, View } from '../normalise/view.ts';

/** What a change does to the documents' promises; `variance.ts` says what that means in each direction. */
export type Effect = 'narrows' | 'widens' | 'replaces' | 'withdraws' | 'extends' | 'notes';

/** How bad a finding is, worst first. */
export type Severity = 'breaking' | 'warning' | 'compatible' | 'cosmetic';

/** What an aspect can watch, with the type of each. */
export interface Watched {
  api: Api;
  info: Info;
  server: Server;
  'base url': BaseUrl;
  'operation path': OperationPath;
  tag: Tag;
  operation: Operation;
  parameter: Parameter;
  body: Body;
  'request media type': MediaType;
  'response media type': MediaType;
  response: Response;
  header: Header;
  schema: View;
  property: PropertyInView;
  'union member': UnionMember;
  security: SecurityUse;
  'security scheme': SecurityScheme;
}

/** What each variable of a URL template may be filled with, by name. */
export type Fillings = ReadonlyMap<string, readonly string[] | 'anything'>;

/** The URL below which the paths of operations go on: a server, with the part of the path that differs between the documents. */
export interface BaseUrl extends Placed {
  /** Origin and path together, as people read it; `/` where there is neither. */
  readonly url: string;
  /** Scheme and host, `//host` where the scheme is open, `''` where the URL is relative. */
  readonly origin: string;
  /** The path without a slash at its end: `/v1`, or `''`. */
  readonly path: string;
  readonly fillings: Fillings;
}

/** The path template of operations, the names of its parameters erased. */
export interface OperationPath extends Placed {
  readonly path: string;
}

/** A property with what its object says about it. */
export interface PropertyInView extends Property {
  readonly required?: Facet<boolean>;
}

/** An operation's security with its schemes at hand. */
export interface SecurityUse {
  readonly operation: Operation;
  readonly requirements: readonly SecurityRequirement[];
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
}

/** One thing that `a` let through and `b` does not. */
export interface Loss {
  /** What it is about where one place can lose several things: a property's name, a value. */
  readonly name?: string;
  /** What `a` says and where; undefined where it says nothing. */
  readonly before?: Facet<Json>;
  /** What `b` says and where. */
  readonly after?: Facet<Json>;
  /**
   * The values at this place that `b` refuses because of this. The join asks the judge about exactly
   * these. Without it the documents say it themselves, and the judge is not asked.
   */
  readonly lost?: SchemaNode;
  /**
   * Where the question is about what the lenses leave out: values with properties that the sender does
   * not declare, or values that match several branches of a `oneOf`.
   */
  readonly asks?: 'undeclared properties' | 'exactly one branch';
  /** True when `b` also lets through what `a` refused, so that one edit is one change (`replaced`). */
  readonly replaced?: boolean;
  /** The directions in which it can be met at all; both when undefined (readOnly, writeOnly). */
  readonly directions?: readonly Direction[];
}

/** What an aspect may ask while it compares. */
export interface Questions {
  readonly store: Store;
  /** Whether every value of `p` is a value of `q`. */
  readonly contained: (p: SchemaNode, q: SchemaNode) => Verdict;
  /** The node of schemas that stand in `a`, and in `b`, of the pair at hand. */
  readonly nodeOfA: (places: readonly string[]) => SchemaNode;
  readonly nodeOfB: (places: readonly string[]) => SchemaNode;
  /** The part without branches of schemas that stand in `b`. */
  readonly viewOfB: (places: SchemaSet) => View;
  /** Whether schemas of `a` and schemas of `b` say the same, in whatever spelling. */
  readonly same: (a: readonly string[], b: readonly string[]) => boolean;
}

/** One way to read an aspect, with its effect: a rule. */
export interface Face {
  /** Kebab-case, no direction in it. */
  readonly id: string;
  /** A few words for lists: `Property became required`. */
  readonly title: string;
  /** A sentence with `{subject}`, `{name}`, `{old}` and `{new}`: `{subject} became required`. */
  readonly message: string;
  readonly effect: Effect;
  /** One sentence from the side that suffers (or gains). */
  readonly why: string;
  /** What to do, imperative. */
  readonly advice: string;
  /** The same where the change is met in one direction alone: for clients that send it, or that read it. */
  readonly adviceIn?: Readonly<Record<Direction, string>>;
  /** The same where the new document does not set another limit but none. */
  readonly adviceWhenDropped?: string;
  /** Where practice departs from the variance table; the reason is printed wherever the rule is. */
  readonly except?: Readonly<Partial<Record<Direction, { readonly severity: Severity; readonly because: string }>>>;
}

/** The faces of an aspect: read there, read back, and both at once. */
export interface Faces {
  readonly lost: Face;
  readonly gained: Face;
  readonly replaced?: Face;
}

/**
 * A small pair that shows the aspect: fragments of the watched kind. `loose` to `tight` shows the face
 * `lost`, back shows `gained`, `loose` to `other` shows `replaced`. Null stands for absent.
 */
export interface Example {
  readonly loose: Json;
  readonly tight: Json;
  readonly other?: Json;
}

/** Something two aligned things can disagree on. */
export interface FacetAspect<Kind extends keyof Watched> {
  readonly kind: 'facet';
  readonly watches: Kind;
  /** The keyword or keywords it reads, for the test that every key is watched. */
  readonly keys: readonly string[];
  /** What `b` refuses, or no longer knows, that `a` let through. Direction-free; asked both ways. */
  readonly lost: (a: Watched[Kind], b: Watched[Kind], questions: Questions) => readonly Loss[];
  readonly faces: Faces;
  readonly example: Example;
}

/** Whether a thing is there at all. */
export interface PresenceAspect<Kind extends keyof Watched> {
  readonly kind: 'presence';
  readonly watches: Kind;
  /** The loss of a thing that has no partner; undefined when another presence aspect speaks for it. */
  readonly lost: (item: Watched[Kind]) => Loss | undefined;
  readonly faces: Faces;
  readonly example: Example;
}

/** Any row of the table. */
export type Aspect = { [Kind in keyof Watched]: FacetAspect<Kind> | PresenceAspect<Kind> }[keyof Watched];
