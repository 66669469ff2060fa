import type { Json } from '../model/json.ts';
import type { Change } from '../diff/change.ts';
import { NO_CREDENTIALS } from '../rules/aspects/security.ts';

/** Items and values are several: they take, are and have. */
export function agreeing(template: string, { subject }: Change): string {
  if (!/^(?:items|values) of |matching properties$/.test(subject.kind)) return template;
  return template.replace(/^(\{subject\} (?:no longer )?)([a-z]+)/, (whole, start: string, verb: string) => {
    const plural = PLURALS.get(verb);
    return plural === undefined ? whole : `${start}${plural}`;
  });
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['takes', 'take'],
  ['accepts', 'accept'],
  ['excludes', 'exclude'],
  ['stands', 'stand'],
]);

/** The template for a change of which one side says nothing: what was not there was not raised, it is there now. */
export function sentenceFor(template: string, { rule, subject, old, new: next }: Change): string {
  // A callback has a name, and where it goes is said by an expression.
  if (rule === 'path-renamed' && subject.kind === 'callback') return '{subject} {probably}goes to {new} now, where it went to {old}';
  if (subject.kind === 'security' && asksForNothing(old.value)) return '{subject} asks for {new} now, where it asked for nothing';
  if (subject.kind === 'security' && asksForNothing(next.value)) return '{subject} asks for nothing now, where it asked for {old}';
  if (rule === 'parameter-renamed') return sentenceOfMove(template, old.value, next.value);
  // What no list leaves is not one of them.
  if (rule === 'enum-introduced' && isEmptyList(next.value)) return '{subject} may have {new} now';
  if (rule === 'enum-dropped' && isEmptyList(old.value)) return '{subject} may be any value, where it could have {old}';
  if (rule === 'link-changed' && old.value === undefined) return template.replace('changed', 'was added');
  if (rule === 'link-changed' && next.value === undefined) return template.replace('changed', 'was removed');
  if (rule === 'additional-properties-widened' && next.value === undefined) {
    return '{subject} is no map any more: nothing is said of undeclared properties, which kept to a schema';
  }
  if (old.value === undefined && next.value !== undefined) {
    return template
      .replace(/ (?:raised|lowered|narrowed|widened|changed) from \{old\} to \{new\}/, ' is {new} now, where there was none')
      .replace(/: \{old\} became \{new\}/, ': it is {new} now, where there was none');
  }
  if (old.value !== undefined && next.value === undefined) {
    return template
      .replace(/ (?:raised|lowered|narrowed|widened|changed) from \{old\} to \{new\}/, ' was dropped; it was {old}')
      .replace(/: \{old\} became \{new\}/, ': it was {old}, and there is none now');
  }
  return template;
}

function asksForNothing(credentials: Json | undefined): boolean {
  return credentials === undefined || credentials === NO_CREDENTIALS;
}

function isEmptyList(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A parameter that travels elsewhere now has its place before its name, which is no part of the name. */
const PLACED_NAME = /^((?:query|header|path|cookie) parameter|body property) (.+)$/s;

/** A parameter that is called as before and travels elsewhere. */
function sentenceOfMove(template: string, before: Json | undefined, after: Json | undefined): string {
  const [from, to] = [placedName(before), placedName(after)];
  if (from === undefined || to === undefined || from.name !== to.name) return template;
  return `{subject} is {probably}now a ${to.place === 'body property' ? 'property of the request body' : to.place}`;
}

/** The place and the name of a parameter that travels elsewhere now; undefined where it only goes by another name. */
export function placedName(value: Json | undefined): { readonly place: string; readonly name: string } | undefined {
  const [, place, name] = (typeof value === 'string' && PLACED_NAME.exec(value)) || [];
  return place === undefined || name === undefined ? undefined : { place, name };
}
