import type { Json } from '../../../model/json.ts';
import { TYPE } from '../../../schema/node.ts';
import type { TypeMask } from '../../../schema/node.ts';
import { formatSamples } from '../../../schema/format/format.ts';

/** Words in the name of a field and what people put there; the first that matches counts. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/e-?mail/, 'ada@example.com'],
  [/\bids?$|identifier/, 'abc123'],
  [/first name|given name/, 'Ada'],
  [/last name|family name|surname/, 'Lovelace'],
  [/(?:user|company|brand|merchant|file|host|domain|tag|key) name/, 'example'],
  [/full name|display name|(?:holder|owner|customer|passenger|shopper|person)s? name|^name$/, 'Ada Lovelace'],
  [/currency/, 'EUR'],
  [/country/, 'GB'],
  [/language|locale/, 'en-GB'],
  [/city|town/, 'London'],
  [/street|address line/, '12 Example Street'],
  [/postal|postcode|zip/, 'EC1A 1BB'],
  [/phone|mobile/, '+442079460000'],
  [/time ?zone/, 'Europe/London'],
  [/url|uri|href|link|website/, 'https://example.com/'],
  [/date of birth|birth/, '1990-12-10'],
  [/\bdate\b/, '2027-03-01'],
  [/(?:created|updated|deleted|expires|ends|starts|sent) at|timestamp|\btime\b/, '2027-03-01T09:30:00Z'],
  [/colou?r/, '#3366cc'],
  [/version/, '2.0.0'],
  [/iban/, 'GB33BUKB20201555555555'],
  [/\bbic\b|swift/, 'BUKBGB22'],
  [/ip address|\bip\b/, '192.0.2.1'],
  [/token|secret|password/, 'a1b2c3d4e5f6'],
  [/description|summary|note|comment|message|reason/, 'An example'],
  [/title|subject/, 'An example'],
  [/number|code/, '1234'],
  [/reference|cursor|\bids?\b/, 'abc123'],
];

const NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/(?:created|updated|expires|deleted)|timestamp|\btime\b|\bat$/, 1_700_000_000],
  [/amount|price|cost|value|total amount|balance/, 1999],
  [/year/, 2027],
  [/\bage\b/, 36],
  [/limit|size|per page/, 20],
  [/count|total|quantity/, 3],
  [/\bids?\b/, 7],
];

/** The words of a field's name, in lower case: `createdAt` and `created_at` are `created at`. */
function wordsOf(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What people would put into a field of a name, a type and a format, the likeliest first; the caller checks that it fits. */
export function likelyValues(name: string, types: TypeMask, format: string | undefined): readonly Json[] {
  const words = wordsOf(name);
  const values: Json[] = [];
  if ((types & TYPE.string) !== 0) values.push(...likelyTexts(words, format));
  if ((types & (TYPE.integer | TYPE.number)) !== 0) {
    const likely = NUMBERS.find(([pattern]) => pattern.test(words))?.[1];
    if (likely !== undefined) values.push(likely);
    if ((types & TYPE.number) !== 0) values.push(9.5);
    values.push(1, 10, 100, 0);
  }
  if ((types & TYPE.boolean) !== 0) values.push(true, false);
  return values;
}

function likelyTexts(words: string, format: string | undefined): readonly string[] {
  const likely = TEXTS.find(([pattern]) => pattern.test(words))?.[1];
  const formatted = format === undefined ? [] : [...(FAMILIAR.get(format) ?? []), ...formatSamples(format)];
  const plain = words === '' ? 'example' : words.replaceAll(' ', '-');
  return [
    ...(formatted.length > 0 && likely !== undefined && format !== 'uri'
      ? [...formatted, likely]
      : [...(likely === undefined ? [] : [likely]), ...formatted]),
    plain,
    'example',
    'a',
  ];
}

/** Formats whose values should look like those of the table above. */
const FAMILIAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['date-time', ['2027-03-01T09:30:00Z']],
  ['date', ['2027-03-01']],
  ['email', ['ada@example.com']],
  ['byte', ['ZXhhbXBsZQ==']],
]);

/** A value written as another type, where there is an obvious way: seconds since 1970 as a date, a number as its text, one as a list of one. */
export function conversionsOf(value: Json): readonly Json[] {
  switch (typeof value) {
    case 'number':
      return [...datesOf(value), String(value), Math.round(value), value * 100, [value]];
    case 'bigint':
      return [String(value), [value]];
    case 'boolean':
      return [String(value), value ? 1 : 0, [value]];
    case 'string':
      return [...secondsOf(value), ...(/^-?\d{1,15}(?:\.\d+)?$/.test(value) ? [Number(value)] : []), value.slice(0, 10), [value]];
    default:
      return Array.isArray(value) && value[0] !== undefined ? [value[0] as Json] : [];
  }
}

/** From 2001 on seconds have ten digits, and milliseconds thirteen. */
function datesOf(value: number): readonly string[] {
  const milliseconds = Number.isInteger(value)
    ? value > 1e9 && value < 1e10
      ? value * 1000
      : value > 1e12 && value < 1e13
        ? value
        : undefined
    : undefined;
  if (milliseconds === undefined) return [];
  const text = new Date(milliseconds).toISOString();
  return [text.replace('.000Z', 'Z'), text.slice(0, 10)];
}

function secondsOf(value: string): readonly number[] {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return [];
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? [] : [Math.floor(milliseconds / 1000), milliseconds];
}
