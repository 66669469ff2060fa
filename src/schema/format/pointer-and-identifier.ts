import { isUnicodePattern, parsePattern } from '../pattern/parse.ts';
import type { FormatDefinition } from './definition.ts';

const POINTER = '(?:\\/(?:[^~\\/]|~[01])*)*';

/** RFC 6901, section 5: the string representation. */
export const jsonPointer: FormatDefinition = {
  pattern: `^${POINTER}$`,
  samples: [
    '/name',
    '/items/0',
    '/a',
    '',
    '/paths/~1users~1{id}/get',
    '/a~0b',
    '/items/0/price/currency',
    '/components/schemas/User',
    '/0',
  ],
};

/** draft-bhutton-relative-json-pointer-00, section 3. Index manipulation is younger than many validators. */
export const relativeJsonPointer: FormatDefinition = {
  pattern: `^(?:0|[1-9]\\d*)(?:[+\\-][1-9]\\d*)?(?:#|${POINTER})$`,
  isDisputed: (value) => /^\d+[+-]/.test(value),
  samples: ['0/name', '1/items/0', '0', '1', '0#', '2/a', '3', '1/components/schemas/User', '10/a~1b'],
};

const HEXADECIMAL = '[0-9A-Fa-f]';

/** RFC 9562, section 4, of any version. */
export const uuid: FormatDefinition = {
  pattern: `^${HEXADECIMAL}{8}(?:-${HEXADECIMAL}{4}){3}-${HEXADECIMAL}{12}$`,
  isDisputed: (value) => /^urn:uuid:|^\{/i.test(value) || /^[\dA-Fa-f]{32}$/.test(value),
  samples: [
    '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    '123e4567-e89b-12d3-a456-426614174000',
    'c9bf9e57-1685-4c89-bafb-ff5af830be8a',
    '7d444840-9dc0-11d1-b245-5ffdce74fad2',
    '01890a5d-ac96-774b-bcce-b302099a8057',
    '9b2f1c3e-4d5a-4f6b-8c7d-0e1f2a3b4c5d',
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    '550e8400-e29b-41d4-a716-446655440000',
  ],
};

/** ECMA-262 patterns, read with the `u` flag. */
export const regex: FormatDefinition = {
  satisfies: isUnicodePattern,
  isDisputed: (value) => /\(\?[ims\-]|\(\?<[^=!]/.test(value) || isPatternOnlyWithoutUnicode(value),
  samples: ['^[a-z]+$', '\\d+', 'abc', '^\\d{4}-\\d{2}-\\d{2}$', '[A-Z]', '(a|b)*', '^[\\w.]+@[\\w.]+$', '.', '^(?:foo|bar)-\\d{1,3}$'],
};

function isPatternOnlyWithoutUnicode(value: string): boolean {
  if (isUnicodePattern(value)) return false;
  try {
    parsePattern(value);
    return true;
  } catch {
    return false;
  }
}
