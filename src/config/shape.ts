/*
 * What a value of the configuration may be, as data. From it derive the type, the check with its messages, the JSON
 * Schema and the page about the configuration, so that none of them can say anything else than the others.
 */

/** What a value may be. A `name` makes it a definition of its own in the JSON Schema. */
export type Shape = TextShape | ChoiceShape | NumberShape | SwitchShape | ListShape | RecordShape | ObjectShape | EitherShape;

/** Any text that is not empty. */
export interface TextShape {
  readonly kind: 'text';
  /** With its article: `a path`. */
  readonly means: string;
}

/** One of some words. */
export interface ChoiceShape<Word extends string = string> {
  readonly kind: 'choice';
  readonly of: readonly Word[];
  readonly means: string;
  /** What other tools call them: not accepted, but answered with the right word. */
  readonly alsoCalled?: Readonly<Record<string, Word>>;
}

/** A whole number, both bounds included. */
export interface NumberShape {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
}

/** True or false. */
export interface SwitchShape {
  readonly kind: 'switch';
}

/** A list of any length. */
export interface ListShape<Item = Shape> {
  readonly kind: 'list';
  readonly of: Item;
}

/** An object whose names are known and whose values are all alike. */
export interface RecordShape<Name extends string = string, Value = Shape> {
  readonly kind: 'record';
  readonly name: string;
  /** What a name is, with its article: `a rule`. */
  readonly means: string;
  readonly names: readonly Name[];
  /** A sentence about a name, for editors. */
  readonly about: (name: string) => string;
  readonly of: Value;
}

/** An object with fields of their own. */
export interface ObjectShape<Fields = Readonly<Record<string, Field>>> {
  readonly kind: 'object';
  readonly name: string;
  readonly fields: Fields;
  /** Whether saying nothing would mean something that nobody wants. */
  readonly atLeastOne?: true;
}

/** Any of several shapes, told apart by what JSON type they have. */
export interface EitherShape<Alternatives = readonly Shape[]> {
  readonly kind: 'either';
  readonly of: Alternatives;
}

/** One field of an object. */
export interface Field {
  readonly is: Shape;
  /** Sentences in Markdown. */
  readonly about: string;
  readonly required?: true;
  /** What people from elsewhere may call it: not accepted, but answered with the right name. */
  readonly alsoCalled?: readonly string[];
}

/** The type of the values that a shape lets through. */
export type ValueOf<S> = S extends { readonly kind: 'text' }
  ? string
  : S extends ChoiceShape<infer Word>
    ? Word
    : S extends { readonly kind: 'number' }
      ? number
      : S extends { readonly kind: 'switch' }
        ? boolean
        : S extends ListShape<infer Item>
          ? readonly ValueOf<Item>[]
          : S extends RecordShape<infer Name, infer Value>
            ? Readonly<Partial<Record<Name, ValueOf<Value>>>>
            : S extends ObjectShape<infer Fields>
              ? FieldsOf<Fields>
              : S extends EitherShape<infer Alternatives>
                ? Alternatives extends readonly (infer Alternative)[]
                  ? ValueOf<Alternative>
                  : never
                : never;

type FieldsOf<Fields> = Flat<
  {
    readonly [Name in keyof Fields as Fields[Name] extends { readonly required: true } ? Name : never]: ValueOfField<Fields[Name]>;
  } & {
    readonly [Name in keyof Fields as Fields[Name] extends { readonly required: true } ? never : Name]?: ValueOfField<Fields[Name]>;
  }
>;

/** An intersection as one object, which is how people read it. */
type Flat<Parts> = { readonly [Name in keyof Parts]: Parts[Name] };

type ValueOfField<F> = F extends { readonly is: infer S } ? ValueOf<S> : never;

/** One value or a list of such values: `a` stands for `[a]`. */
export function oneOrMore<const S extends Shape>(shape: S): EitherShape<readonly [S, ListShape<S>]> {
  return { kind: 'either', of: [shape, { kind: 'list', of: shape }] };
}

/** What `oneOrMore` lets through, as a list. */
export function listOf<Item>(value: Item | readonly Item[] | undefined): readonly Item[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
}
