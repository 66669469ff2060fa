import type { Body, Header, Operation, Parameter, Response } from '../../model/api.ts';
import type { Document, Note } from '../../model/document.ts';
import type { Address } from '../../model/pointer.ts';
import type { Overlay } from '../overlay.ts';

/** What some versions of the specification have and others have not. */
export type Feature =
  /** Methods of any name under `additionalOperations` (3.2). */
  | 'additional operations'
  /** `in: querystring` (3.2). */
  | 'querystring'
  /** A security requirement may name a scheme by its URI (3.2). */
  | 'security schemes by reference'
  /** A response has a summary (3.2). */
  | 'summaries of responses';

/** One reading of one document: what every reader of the envelope needs at hand. */
export interface Reading {
  /** The document with its overlay of synthesised values. */
  readonly document: Document;
  readonly synthesise: Overlay['synthesise'];
  readonly features: ReadonlySet<Feature>;
  /** Records a fault of the document; the same fault at the same address once. */
  readonly note: (address: Address, message: string) => void;
  readonly memos: Memos;
}

/**
 * What was read already, by the address of the object. Whoever refers to one component gets one object,
 * so that those who compare can tell by identity that they have seen it.
 */
export interface Memos {
  /** Those that stand right in a path item, which several operations share, by the object found there. */
  readonly parameters: Map<Address | object, Parameter>;
  readonly bodies: Map<Address, Body>;
  readonly headers: Map<string, Header>;
  readonly responses: Map<string, Response>;
  /** The operations of a callback object; `reading` while it is being read. */
  readonly callbacks: Map<Address, readonly Operation[] | 'reading'>;
}

/** Starts a reading. The notes are pushed into `notes` as they arise. */
export function createReading(overlay: Overlay, features: ReadonlySet<Feature>, side: Note['side'], notes: Note[]): Reading {
  const noted = new Set<string>();
  return {
    document: overlay.document,
    synthesise: overlay.synthesise,
    features,
    note: (address, message) => {
      const key = `${address} ${message}`;
      if (noted.has(key)) return;
      noted.add(key);
      notes.push({ side, address: overlay.document.writtenAt?.(address) ?? address, message });
    },
    memos: { parameters: new Map(), bodies: new Map(), headers: new Map(), responses: new Map(), callbacks: new Map() },
  };
}

/** What a memo holds under a key, made when it is first asked for. */
export function remember<Key, Thing>(memo: Map<Key, Thing>, key: Key, make: () => Thing): Thing {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}
