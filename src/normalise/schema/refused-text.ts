import { TYPE } from '../../schema/node.ts';
import { matchesFormat } from '../../schema/format/format.ts';
import { matchesPattern } from '../../schema/pattern/language.ts';
import { lengthOf } from '../../schema/text-length.ts';
import type { Facts } from './facts.ts';
import type { Place, Places } from './place.ts';

/** The schemas around one that is read, so that one that contains itself comes to an end. */
export type Around = ReadonlySet<Place>;

/** Where reading starts. */
export const NOTHING_AROUND: Around = new Set();

/** Whether a schema plainly refuses a text: by types, constants, patterns, lengths and formats, wherever in it they stand. */
export function refusesText(places: Places, facts: Facts, schema: Place, text: string, around: Around = NOTHING_AROUND): boolean {
  if (around.has(schema)) return false;
  if ((facts.mask(schema) & TYPE.string) === 0 || facts.constants(schema)?.includes(text) === false) return true;
  const keywords = ['pattern', 'minLength', 'maxLength', 'format'];
  const [pattern, shortest, longest, format] = keywords.map((keyword) => places.read(schema, keyword));
  const length = lengthOf(text);
  if (typeof shortest === 'number' && length < shortest) return true;
  if (typeof longest === 'number' && length > longest) return true;
  if (typeof pattern === 'string' && matchesPattern(pattern, text) === false) return true;
  if (typeof format === 'string' && !matchesFormat(format, text)) return true;
  const within = new Set([...around, schema]);
  return partsRefuse(places, schema, (part) => refusesText(places, facts, part, text, within));
}

/** Whether one of the parts that a schema refers to or is made of refuses something; a choice does when all of its branches do. */
export function partsRefuse(
  places: Places,
  schema: Place,
  refuses: (part: Place) => boolean,
  refusesAsBranch: (branch: Place) => boolean = () => false,
): boolean {
  return (
    places.references(schema).some(({ target }) => target !== undefined && refuses(target)) ||
    places.list(schema, 'allOf').some(refuses) ||
    (['oneOf', 'anyOf'] as const).some((keyword) => {
      const branches = places.list(schema, keyword);
      return branches.length > 0 && branches.every((branch) => refuses(branch) || refusesAsBranch(branch));
    })
  );
}
