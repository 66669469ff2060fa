import type { Pointer } from '../model/pointer.ts';

/**
 * What two things are that were taken for one, and with it what `from` and `to` of a rename hold.
 *
 * Names, as the documents write them, unescaped:
 *
 * - `property`: the two names of a property in one object; the path of each use is that object.
 * - `parameter`: the two names of a parameter. Where it travels elsewhere as well, each name has its place before it:
 *   `query parameter tenant`, `header parameter X-Tenant`, `path parameter tenant`, or `body property tenant` for a
 *   property of the request body.
 * - `enum value`: the two values of one enum.
 * - `component`: the two names of a component schema.
 * - `media type`: the two media types of one body or response.
 * - `tag`: the two names of a tag.
 * - `callback`: the two names of a callback, which are not on the wire.
 * - `path`: two path templates, cut after the segments that changed: `/v1/shop` and `/v2/store` for every path below them; of a callback the two expressions that tell where it goes.
 * - `operation`: two labels where the method changed: `PUT /users/{id}` and `PATCH /users/{id}`.
 *
 * JSON Pointers (RFC 6901) into the payload. They are relative to the path of each use, which names the
 * innermost value that holds both places: the whole payload where the path is empty. `moves` says the same
 * value by value.
 *
 * - `moved`: a property at another depth: `/city` and `/address/city`.
 * - `gathered`: several properties that are now in one object; `from` is what held them (`` for the value
 *   at the path of the use), `to` the object that holds them: `` and `/address`.
 * - `spread`: the other way round, `/address` and ``.
 * - `wrapped`: the whole value is now inside an object: `` and `/data`.
 * - `unwrapped`: what stood inside an object is now the whole value: `/data` and ``.
 */
export type RenameKind =
  | 'property'
  | 'parameter'
  | 'enum value'
  | 'component'
  | 'media type'
  | 'tag'
  | 'callback'
  | 'path'
  | 'operation'
  | 'moved'
  | 'gathered'
  | 'spread'
  | 'wrapped'
  | 'unwrapped';

/** Two things that are one, under another name or in another place. */
export interface Rename {
  readonly kind: RenameKind;
  /** What it was; `RenameKind` says what that is for each kind. */
  readonly from: string;
  /** What it is now. */
  readonly to: string;
  /**
   * Of `property`, `moved`, `gathered`, `spread`, `wrapped` and `unwrapped`: each value that moved; absent from the
   * others. In a payload of the old document, what is at each `from` has to be put at its `to`.
   */
  readonly moves?: readonly Move[];
  /** From 0.5 (probable) to 1; from 0.8 on it is stated as a fact. 1 where a document or the caller says so. */
  readonly confidence: number;
  /** The evidence in words, strongest first. */
  readonly because: readonly string[];
}

/** One value that moved: pointers into the payload before and after, relative to the path of each use. */
export interface Move {
  readonly from: Pointer;
  readonly to: Pointer;
}
