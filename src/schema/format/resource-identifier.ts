import type { FormatDefinition } from './definition.ts';
import { isIpv6Address } from './network.ts';

/** The characters beyond ASCII that a grammar adds. */
interface Extension {
  readonly everywhere: string;
  readonly query: string;
}

const ASCII_ONLY: Extension = { everywhere: '', query: '' };

const PLANES = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16));
/** RFC 3987, section 2.2 `ucschar`; the last plane begins a little later than the others. */
const UCSCHAR = `\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}${PLANES.map((plane) => `\\u{${plane}${plane === 'e' ? '1000' : '0000'}}-\\u{${plane}fffd}`).join('')}`;
const IPRIVATE = '\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}';

const ENCODED = '%[0-9A-Fa-f]{2}';
const UNRESERVED = 'A-Za-z0-9\\-._~';
const SUB_DELIMS = "!$&'()*+,;=";
const SCHEME = '[A-Za-z][A-Za-z0-9+.\\-]*';

/** RFC 3986, appendix A, and RFC 3987, section 2.2, which differ only in the characters they take. */
function grammar({ everywhere, query }: Extension): { readonly absolute: string; readonly relative: string } {
  const plain = `${UNRESERVED}${everywhere}${SUB_DELIMS}`;
  const character = `(?:[${plain}:@]|${ENCODED})`;
  const withoutColon = `(?:[${plain}@]|${ENCODED})`;
  const future = `[Vv][0-9A-Fa-f]+\\.[${UNRESERVED}${SUB_DELIMS}:]+`;
  const host = `(?:\\[(?:[0-9A-Fa-f:.]+|${future})\\]|(?:[${plain}]|${ENCODED})*)`;
  const authority = `(?:(?:[${plain}:]|${ENCODED})*@)?${host}(?::\\d*)?`;
  const segments = `(?:\\/${character}*)*`;
  const network = `\\/\\/${authority}${segments}`;
  const rooted = `\\/(?:${character}+${segments})?`;
  const tail = `(?:\\?(?:[${plain}${query}:@\\/?]|${ENCODED})*)?(?:#(?:[${plain}:@\\/?]|${ENCODED})*)?`;
  return {
    absolute: `${SCHEME}:(?:${network}|${rooted}|${character}+${segments})?${tail}`,
    relative: `(?:${network}|${rooted}|${withoutColon}+${segments})?${tail}`,
  };
}

const URI = grammar(ASCII_ONLY);
const IRI = grammar({ everywhere: UCSCHAR, query: IPRIVATE });

const ABSOLUTE_SAMPLES = [
  'https://example.com',
  'https://api.example.com/v1/users?page=2',
  'http://localhost:8080/health',
  'urn:isbn:0451450523',
  'mailto:ada@example.com',
  'ftp://files.example.org/report.csv',
  'https://www.example.org/docs#section-2',
  'tel:+1-816-555-1212',
  'https://example.net/a/b/c/d/e/very/long/path/to/one/resource',
];

/** RFC 3986 with a scheme. */
export const uri: FormatDefinition = {
  pattern: `^${URI.absolute}$`,
  satisfies: hasValidAddress,
  isDisputed: isOddReference,
  samples: ABSOLUTE_SAMPLES,
};

/** RFC 3986, section 4.1: with a scheme or relative. */
export const uriReference: FormatDefinition = {
  pattern: `^(?:${URI.absolute}|${URI.relative})$`,
  satisfies: hasValidAddress,
  isDisputed: isOddReference,
  samples: [
    '/users/42',
    'https://example.com',
    '../images/logo.png',
    '?page=2',
    '#top',
    '//cdn.example.com/app.js',
    'index.html',
    ...ABSOLUTE_SAMPLES.slice(1),
  ],
};

/** RFC 3987 with a scheme. */
export const iri: FormatDefinition = {
  pattern: `^${IRI.absolute}$`,
  satisfies: hasValidAddress,
  isDisputed: isOddReference,
  samples: ['https://example.com/größe', 'https://例え.jp/path', ...ABSOLUTE_SAMPLES],
};

/** RFC 3987, section 2.2 `IRI-reference`. */
export const iriReference: FormatDefinition = {
  pattern: `^(?:${IRI.absolute}|${IRI.relative})$`,
  satisfies: hasValidAddress,
  isDisputed: isOddReference,
  samples: ['/größe/42', '/users/42', 'https://例え.jp/path', '#abschnitt-ä', ...ABSOLUTE_SAMPLES],
};

const VARIABLE = `(?:[A-Za-z0-9_]|${ENCODED})(?:\\.?(?:[A-Za-z0-9_]|${ENCODED}))*(?::[1-9]\\d{0,3}|\\*)?`;
const LITERAL = `[!#$&(-;=?-\\[\\]_a-z~${UCSCHAR}${IPRIVATE}]|${ENCODED}`;

/** RFC 6570, section 2. An apostrophe is not of the grammar, but often taken. */
export const uriTemplate: FormatDefinition = {
  pattern: `^(?:${LITERAL}|\\{[+#.\\/;?&=,!@|]?${VARIABLE}(?:,${VARIABLE})*\\})*$`,
  isDisputed: (value) => /['\u007f-\u{10ffff}]/u.test(value),
  samples: [
    'https://example.com/users/{id}',
    '/users/{id}',
    '/search{?q,page}',
    '{+base}/items',
    '/files/{path*}',
    'https://api.example.com/v1/orders/{orderId}/items/{itemId}{?fields,expand}',
    '/{locale}/docs{#section}',
    '{scheme}://{host}/{path:30}',
    '/static/page',
  ],
};

/** What stands in brackets is an address (RFC 3986, section 3.2.2); the grammar allows brackets nowhere else. */
function hasValidAddress(value: string): boolean {
  const address = /\[([^\]]*)\]/.exec(value)?.[1];
  return address === undefined || /^v/i.test(address) || isIpv6Address(address);
}

/** What some validators take and others refuse. */
const ODD_REFERENCES = [
  /^[A-Za-z][A-Za-z0-9+.\-]*:(?:$|[?#])/, // nothing between scheme and query
  /^(?![A-Za-z][A-Za-z0-9+.\-]*:)[^/?#]*:/, // a colon in the first segment that ends no scheme
  /^(?:[^/?#]*:)?\/\/(?!(?:[^@/?#]*@)?[^@:/?#]*(?::\d*)?(?:[/?#]|$))/, // an authority that could be read as a path
  /["[\]]/,
];

function isOddReference(value: string): boolean {
  return ODD_REFERENCES.some((odd) => odd.test(value));
}
