/** The formats that each format is a part of, one step up. */
const WIDER: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    email: ['idn-email'],
    hostname: ['idn-hostname', 'uri-reference', 'uri-template'],
    ipv4: ['hostname'],
    uuid: ['hostname'],
    date: ['hostname'],
    duration: ['uri-reference', 'uri-template'],
    time: ['uri-template'],
    'date-time': ['uri-template'],
    ipv6: ['uri-template'],
    uri: ['uri-reference', 'iri'],
    'uri-reference': ['iri-reference'],
    iri: ['iri-reference'],
  }),
);

const MAILBOXES = ['email', 'idn-email'];
const HOSTNAMES = ['hostname', 'idn-hostname'];
const WITH_SCHEME = ['uri', 'iri'];
const REFERENCES = ['uri-reference', 'iri-reference'];
const POINTERS = ['json-pointer', 'relative-json-pointer'];

/** Formats that have no value in common with any of the listed ones. Each pair stands once. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'date-time': [...MAILBOXES, ...HOSTNAMES, ...WITH_SCHEME, ...REFERENCES, ...POINTERS, 'date', 'time', 'duration', 'ipv4', 'ipv6', 'uuid'],
  time: [...MAILBOXES, ...HOSTNAMES, ...WITH_SCHEME, ...REFERENCES, ...POINTERS, 'date', 'duration', 'ipv4', 'ipv6', 'uuid'],
  date: [...MAILBOXES, ...WITH_SCHEME, ...POINTERS, 'duration', 'ipv4', 'ipv6', 'uuid'],
  duration: [...MAILBOXES, ...WITH_SCHEME, ...POINTERS, 'ipv4', 'ipv6', 'uuid'],
  email: [...HOSTNAMES, ...WITH_SCHEME, 'ipv4', 'ipv6', 'uuid'],
  'idn-email': [...HOSTNAMES, ...WITH_SCHEME, 'ipv4', 'ipv6', 'uuid'],
  hostname: [...WITH_SCHEME, 'ipv6', 'json-pointer'],
  'idn-hostname': [...WITH_SCHEME, 'ipv6', 'json-pointer'],
  ipv4: [...WITH_SCHEME, ...POINTERS, 'ipv6', 'uuid'],
  ipv6: [...POINTERS, 'uuid'],
  uuid: [...WITH_SCHEME, ...POINTERS],
  uri: POINTERS,
  iri: POINTERS,
  'json-pointer': ['relative-json-pointer'],
};

const NONE: ReadonlySet<string> = new Set();
const wider: ReadonlyMap<string, ReadonlySet<string>> = new Map([...WIDER.keys()].map((name) => [name, climb(name)]));
const apart: ReadonlyMap<string, ReadonlySet<string>> = mirror();

/** All formats of which the format is a part, itself not included. */
export function impliedFormats(name: string): ReadonlySet<string> {
  return wider.get(name) ?? NONE;
}

/** All formats with which the format shares no value. */
export function exclusiveFormats(name: string): ReadonlySet<string> {
  return apart.get(name) ?? NONE;
}

function climb(name: string): ReadonlySet<string> {
  const implied = new Set(WIDER.get(name));
  for (const next of implied) for (const further of WIDER.get(next) ?? []) implied.add(further);
  return implied;
}

function mirror(): ReadonlyMap<string, ReadonlySet<string>> {
  const both = new Map<string, Set<string>>();
  const add = (name: string, other: string): void => {
    const others = both.get(name) ?? new Set();
    both.set(name, others.add(other));
  };
  for (const [name, others] of Object.entries(APART)) {
    for (const other of others) {
      add(name, other);
      add(other, name);
    }
  }
  return both;
}
