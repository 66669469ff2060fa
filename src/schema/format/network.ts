import type { FormatDefinition } from './definition.ts';
import { isWideLabel, WIDE_LABEL } from './wide-label.ts';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?';
const NAME = `${LABEL}(?:\\.${LABEL})*`;
const LONGEST_NAME = 253;

// RFC 3490, section 3.1: what ends a label.
const WIDE_DOT = '[.\\u3002\\uff0e\\uff61]';
const WIDE_NAME = `${WIDE_LABEL}(?:${WIDE_DOT}${WIDE_LABEL})*`;

const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const DOTTED_QUAD = `${OCTET}(?:\\.${OCTET}){3}`;
const GROUP = '[0-9A-Fa-f]{1,4}';
const LAST_GROUPS = `(?:${GROUP}:${GROUP}|${DOTTED_QUAD})`;

/** The alternatives of RFC 3986, section 3.2.2 `IPv6address`: how many groups may stand before the `::`. */
const IPV6_ADDRESS = [
  `(?:${GROUP}:){6}${LAST_GROUPS}`,
  `::(?:${GROUP}:){5}${LAST_GROUPS}`,
  `(?:${GROUP})?::(?:${GROUP}:){4}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,1}${GROUP})?::(?:${GROUP}:){3}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,2}${GROUP})?::(?:${GROUP}:){2}${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,3}${GROUP})?::${GROUP}:${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,4}${GROUP})?::${LAST_GROUPS}`,
  `(?:(?:${GROUP}:){0,5}${GROUP})?::${GROUP}`,
  `(?:(?:${GROUP}:){0,6}${GROUP})?::`,
].join('|');

const IPV4 = new RegExp(`^${DOTTED_QUAD}$`, 'u');
const IPV6 = new RegExp(`^(?:${IPV6_ADDRESS})$`, 'u');

/** Whether the text is an address as `ipv6` takes it; URIs and mailboxes hold such addresses too. */
export function isIpv6Address(value: string): boolean {
  return IPV6.test(value);
}

/** RFC 1123, section 2.1: letters, digits and inner hyphens, labels of up to 63 octets, 253 in all; those that begin with `xn--` are punycode (RFC 5891, section 4.4). */
export const hostname: FormatDefinition = {
  pattern: `^${NAME}$`,
  satisfies: (value) => value.length <= LONGEST_NAME && value.split('.').every(isWideLabel),
  isDisputed: (value) => value.endsWith('.') || /(?:^|\.)..--/.test(value) || value.includes('_'),
  samples: [
    'example.com',
    'api.example.com',
    'www.example.org',
    'localhost',
    'a.io',
    'db1',
    'mail.example.net',
    'eu-west-1.storage.example.com',
    'cdn.assets.example.co.uk',
  ],
};

/**
 * RFC 5890, section 2.3.2.3. The character tables of RFC 5892 are taken as letters, marks and digits, with its
 * exceptions and contextual rules.
 */
export const idnHostname: FormatDefinition = {
  pattern: `^${WIDE_NAME}$`,
  satisfies: (value) => Array.from(value).length <= LONGEST_NAME && value.split(new RegExp(WIDE_DOT, 'u')).every(isWideLabel),
  samples: [
    'example.com',
    'münchen.example',
    'straße.de',
    '例え.jp',
    'пример.рф',
    'api.example.com',
    'localhost',
    'café.example.org',
    'ελ.gr',
    'données.exemple.fr',
  ],
};

/** RFC 2673, section 3.2 `dotted-quad`. Numbers with leading zeros are octal to some and decimal to others. */
export const ipv4: FormatDefinition = {
  pattern: `^${DOTTED_QUAD}$`,
  isDisputed: (value) => /(?:^|\.)0\d/.test(value),
  samples: [
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.42',
    '127.0.0.1',
    '10.0.0.1',
    '8.8.8.8',
    '172.16.254.1',
    '192.168.100.200',
    '1.1.1.1',
    '255.255.255.255',
  ],
};

/** RFC 4291, section 2.2, without a zone. */
export const ipv6: FormatDefinition = {
  pattern: `^(?:${IPV6_ADDRESS})$`,
  isDisputed: (value) => value.includes('%') || /[:.]0\d+\./.test(value),
  samples: [
    '2001:db8::1',
    '::1',
    'fe80::1',
    '2001:db8:85a3::8a2e:370:7334',
    '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
    '::ffff:192.0.2.1',
    'ff02::1',
    '2001:db8:1:2:3:4:5:6',
    'fd00::a:b',
  ],
};

const ATEXT = "A-Za-z0-9!#$%&'*+\\/=?\\^_`\\{\\|\\}~\\-";
const QUOTED = '\\x20\\x21\\x23-\\x5b\\x5d-\\x7e';
const NOT_ASCII = '\\u{80}-\\u{10ffff}';
const ADDRESS_LITERAL = '\\[[0-9A-Za-z:.]+\\]';
const LONGEST_LOCAL_PART = 64;

/** RFC 5321, section 4.1.2 `Mailbox`. */
export const email: FormatDefinition = {
  pattern: mailbox({ atom: ATEXT, quoted: QUOTED, domain: NAME }),
  satisfies: hasMailboxLengths,
  isDisputed: (value) => !/^[\w.+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}$/.test(value) && value.includes('@'),
  samples: [
    'ada@example.com',
    'grace@example.org',
    'a@b.co',
    'alan.turing@example.net',
    'info@example.io',
    'x1@ab.cd',
    'first.last+tag@mail.example.com',
    'support-team@eu.example.co.uk',
    'katherine_johnson@research.example.edu',
  ],
};

/** RFC 6531, section 3.3: a mailbox that may be beyond ASCII on both sides. */
export const idnEmail: FormatDefinition = {
  pattern: mailbox({ atom: `${ATEXT}${NOT_ASCII}`, quoted: `${QUOTED}${NOT_ASCII}`, domain: WIDE_NAME }),
  satisfies: hasMailboxLengths,
  samples: [
    'ada@example.com',
    'grace@example.org',
    'jürgen@example.de',
    '用户@例え.jp',
    'иван@пример.рф',
    'zoë@münchen.example',
    'a@b.co',
    'first.last+tag@mail.example.com',
    'renée.dupont@données.exemple.fr',
  ],
};

function mailbox({ atom, quoted, domain }: { readonly atom: string; readonly quoted: string; readonly domain: string }): string {
  return `^(?:[${atom}]+(?:\\.[${atom}]+)*|"(?:[${quoted}]|\\\\[\\x20-\\x7e])*")@(?:${domain}|${ADDRESS_LITERAL})$`;
}

function hasMailboxLengths(value: string): boolean {
  const split = value.lastIndexOf('@');
  const domain = value.slice(split + 1);
  if (Array.from(value.slice(0, split)).length > LONGEST_LOCAL_PART || Array.from(domain).length > LONGEST_NAME) return false;
  if (!domain.startsWith('[')) return true;
  const address = domain.slice(1, -1);
  return /^ipv6:/i.test(address) ? isIpv6Address(address.slice('ipv6:'.length)) : IPV4.test(address);
}
