import { own } from '../../model/json.ts';
import type { Json } from '../../model/json.ts';
import { isDay } from '../waivers/day.ts';

/** What an object of a document says of its own end; what it does not say is undefined. */
export interface LifecycleMetadata {
  readonly deprecated: boolean;
  /** The day from which it is deprecated, `2026-11-21`. */
  readonly deprecatedOn: string | undefined;
  /** The last day on which it answers. */
  readonly sunsetOn: string | undefined;
  /** What takes its place: a name, a path, an operationId. Text of the document. */
  readonly replacement: string | undefined;
  /** What to do, in words. Text of the document. */
  readonly message: string | undefined;
}

/** The names in use for one meaning, the way to each through the objects of an extension. */
type Aliases = readonly (readonly string[])[];

const SUNSET: Aliases = [
  ['x-sunset'],
  ['x-sunset-date'],
  ['x-deprecated-sunset'],
  ['x-removal-date'],
  ['x-eol'],
  ['x-github', 'removalDate'],
  ['x-ms-deprecation', 'removalDate'],
];
const DEPRECATED_SINCE: Aliases = [
  ['x-deprecated-since'],
  ['x-deprecation-date'],
  ['x-deprecated-on'],
  ['x-snyk-deprecated-on'],
  ['x-github', 'deprecationDate'],
  ['x-ms-deprecation', 'date'],
];
const REPLACEMENT: Aliases = [['x-replaced-by'], ['x-successor'], ['x-speakeasy-deprecation-replacement'], ['x-deprecated-replacement']];
const MESSAGE: Aliases = [
  ['x-deprecated-reason'],
  ['x-deprecated-description'],
  ['x-deprecation-message'],
  ['x-speakeasy-deprecation-message'],
  ['x-ms-deprecation', 'description'],
];

/** Reads the lifecycle of an operation, a parameter, a schema, `info` or a whole document; the first name that says something counts. */
export function lifecycleOf(value: Json | undefined): LifecycleMetadata {
  return {
    deprecated: own(value, 'deprecated') === true,
    deprecatedOn: firstDay(value, DEPRECATED_SINCE),
    sunsetOn: firstDay(value, SUNSET),
    replacement: firstText(value, REPLACEMENT),
    message: firstText(value, MESSAGE),
  };
}

function texts(value: Json | undefined, aliases: Aliases): readonly string[] {
  return aliases.flatMap((way) => {
    const found = way.reduce<Json | undefined>((inner, name) => own(inner, name), value);
    return typeof found === 'string' && found.trim() !== '' ? [found.trim()] : [];
  });
}

function firstText(value: Json | undefined, aliases: Aliases): string | undefined {
  return texts(value, aliases)[0];
}

/** A time of day behind it is left out: what ends on a day ends with it. */
function firstDay(value: Json | undefined, aliases: Aliases): string | undefined {
  return texts(value, aliases)
    .map((text) => text.replace(/[T ].*$/s, ''))
    .find(isDay);
}
