import type { Facet } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import type { Aspect, BaseUrl, Loss, OperationPath } from '../aspect.ts';
import { lossOf } from './loss.ts';
import { oneFace } from './faces.ts';
import { takesAll } from './url-template.ts';

const versions = (...allowed: readonly string[]) => [
  { url: 'https://api.example.com/{version}', variables: { version: { default: 'v1', enum: allowed } } },
];

/** What can change about the URL of an operation: its server, the way down from there, and the spelling of its path. */
export const urlAspects = [
  {
    kind: 'facet',
    watches: 'base url',
    keys: ['path', 'fillings'],
    lost: (a, b) => (areOneOrigin(a, b) && withoutNames(a.path) !== withoutNames(b.path) ? unreachable(a, b, a.path, b.path) : []),
    faces: {
      lost: {
        id: 'url-structure-narrowed',
        title: 'Fewer URLs lead to the operations',
        message: '{subject} {old} is {new} only now',
        effect: 'narrows',
        why: 'Some of the URLs that clients call lead nowhere now.',
        advice: 'Call the operations below the path that is left.',
      },
      gained: {
        id: 'url-structure-widened',
        title: 'More URLs lead to the operations',
        message: '{subject} {old} is {new} now, and the URLs of before stay',
        effect: 'widens',
        why: 'The URLs that clients call stay.',
        advice: 'Nothing needs to change.',
      },
      replaced: {
        id: 'url-structure-changed',
        title: 'URL structure changed',
        message: '{subject} {old} became {new}',
        effect: 'replaces',
        why: 'Every URL that clients call below the old path leads nowhere now.',
        advice: 'Change the base path of your client once, then go through the other changes of the operations.',
      },
    },
    example: {
      loose: versions('v1', 'v2'),
      tight: [{ url: 'https://api.example.com/v1' }],
      other: [{ url: 'https://api.example.com/v3' }],
    },
  },
  {
    kind: 'facet',
    watches: 'base url',
    keys: ['origin', 'fillings'],
    lost: (a, b) => (areOneOrigin(a, b) ? [] : unreachable(a, b, a.url, b.url)),
    faces: {
      lost: {
        id: 'server-url-narrowed',
        title: 'Fewer server addresses',
        message: '{subject} {old} is {new} only now',
        effect: 'narrows',
        why: 'Some of the addresses that clients call may reach nobody.',
        advice: 'Call the address that is left.',
      },
      gained: {
        id: 'server-url-widened',
        title: 'More server addresses',
        message: '{subject} {old} is {new} now, and the addresses of before stay',
        effect: 'widens',
        why: 'The addresses that clients know stay.',
        advice: 'Nothing needs to change.',
      },
      replaced: {
        id: 'server-url-changed',
        title: 'Server URL changed',
        message: '{subject} {old} became {new}',
        effect: 'replaces',
        why: 'Clients that call the old address may reach nobody.',
        advice: 'Call the new address.',
      },
    },
    example: {
      loose: [{ url: 'https://{region}.example.com', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
      tight: [{ url: 'https://eu.example.com' }],
      other: [{ url: 'https://asia.example.com' }],
    },
  },
  {
    kind: 'facet',
    watches: 'base url',
    keys: ['origin'],
    lost: (a, b) => (a.origin !== '' && b.origin === '' ? [lossOf({ before: said(a, a.url), after: said(b, b.url) })] : []),
    faces: {
      lost: {
        id: 'server-address-unstated',
        title: 'Address of the server no longer stated',
        message: '{subject} {old} is stated as {new}, relative to wherever the document stands',
        effect: 'notes',
        why: 'It is the same server if the document is published there, which the documents cannot tell.',
        advice: 'Check that the document is published on the server that it describes.',
      },
      gained: {
        id: 'server-address-stated',
        title: 'Address of the server stated',
        message: '{subject} {old} is stated as {new}',
        effect: 'notes',
        why: 'It is the same server if the document was published there, which the documents cannot tell.',
        advice: 'Check that the address is the one that you call.',
      },
    },
    example: { loose: [{ url: 'https://api.example.com/v1' }], tight: [{ url: '/v1' }] },
  },
  {
    kind: 'facet',
    watches: 'operation path',
    keys: ['path'],
    lost: (a, b) => (withoutNames(a.path) === withoutNames(b.path) ? [] : [respelt(a, b)]),
    faces: oneFace({
      id: 'path-spelling-changed',
      title: 'Path spelt differently',
      message: '{subject} {old} is spelt {new} now',
      effect: 'replaces',
      why: 'Paths tell case and a slash at the end apart, so that the old URL may lead nowhere.',
      advice: 'Call the path as it is spelt now, or have the server take both spellings.',
    }),
    example: { loose: '/things', tight: '/Things/' },
  },
] as const satisfies readonly Aspect[];

/** A relative URL may be on any server, and one without a scheme may be called by any. */
function areOneOrigin(a: BaseUrl, b: BaseUrl): boolean {
  if (a.origin === '' || b.origin === '' || a.origin === b.origin) return true;
  const [left, right] = [a.origin.indexOf('//'), b.origin.indexOf('//')];
  return (left === 0 || right === 0) && a.origin.slice(left) === b.origin.slice(right);
}

/** A loss when `b` does not take every URL of `a`, both seen from one origin. */
function unreachable(a: BaseUrl, b: BaseUrl, before: string, after: string): readonly Loss[] {
  const [left, right] = areOneOrigin(a, b) ? [below(a), below(b)] : [a, b];
  if (takesAll([right], left)) return [];
  const replaced = takesAll([left], right) ? undefined : true;
  return [lossOf({ before: said(a, before), after: said(b, after), replaced })];
}

/** The base URL as its path alone. */
function below(base: BaseUrl): BaseUrl {
  return { ...base, url: base.path };
}

function respelt(a: OperationPath, b: OperationPath): Loss {
  return lossOf({ before: said(a, a.path), after: said(b, b.path), replaced: true });
}

function said({ address }: { readonly address: string }, text: string): Facet<Json> {
  return { address, value: text === '' ? '/' : text };
}

function withoutNames(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}
