import type { Json } from './json.ts';
import type { Address } from './pointer.ts';

/** A place in a file as people count: lines and columns start at 1, columns count UTF-16 units. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * A document as read: plain values, nothing resolved, nothing copied. It may span several files
 * that its relative `$ref`s reach; addresses name a place in any of them.
 */
export interface Document {
  /** What the user called it: a path, a URL, `-`, or a git revision and path. */
  readonly source: string;
  /** The value of the root file. */
  readonly root: Json;
  /** The value at an address; undefined where nothing stands. References are not followed. */
  readonly at: (address: Address) => Json | undefined;
  /**
   * Where a `$ref` leads that stands at or below `from` (RFC 3986 against the file of `from`);
   * undefined when it leads nowhere or out of the files that were read.
   */
  readonly resolve: (reference: string, from: Address) => Address | undefined;
  /** File, line and column of an address, worked out when asked; the nearest ancestor's for what is missing. */
  readonly locate: (address: Address) => Position | undefined;
  /** The digits that the text has for the number at an address, `1.10`; undefined for what is none. Absent where there is no text. */
  readonly digitsAt?: (address: Address) => string | undefined;
  /** The keys of all files that were read, the root's `''` first. Absent where nobody counted. */
  readonly files?: readonly string[];
  /** Whether anything in a file may have a name of its own (`$id`, `$anchor`, `$dynamicAnchor`). Absent where nobody looked. */
  readonly hasNames?: (file: string) => boolean;
  /**
   * The address where the document itself says what stands at an address that normalising synthesised
   * (2.0's form parameters as one schema); any other address as it is. Absent where nothing was synthesised.
   */
  readonly writtenAt?: (address: Address) => Address;
}

/** A fault of a document that did not stop it from being compared. */
export interface Note {
  readonly side: 'old' | 'new';
  readonly address: Address;
  readonly message: string;
}
