import type { RuleId } from '../../../rules/table.ts';
import { capital } from '../words.ts';
import type { Parts } from './parts.ts';

/** What to do about a change, as an imperative sentence. */
export type Sentence = (parts: Parts) => string;

const rename: Sentence = ({ verb, to, from, within }) => `${capital(verb)} ${to} instead of ${from}${within}.`;
const removedMember: Sentence = ({ isSent, isRead, it }) =>
  `Stop ${isSent && isRead ? 'sending and reading' : isSent ? 'sending' : 'reading'} ${it}.`;
const addedMember: Sentence = ({ isSent, it, type }) =>
  isSent
    ? `Send ${it}${typed(type)} with every request.`
    : `Accept ${it}${typed(type)} in responses: a parser that refuses fields it does not know fails on it.`;
const requiredMember: Sentence = ({ it, type }) => `Send ${it}${typed(type)} every time.`;
const optionalMember: Sentence = ({ it }) => `Handle responses without ${it}.`;
const newForm: Sentence = ({ verb, it, type, old, new: next, hasOld, hasNew }) =>
  `${capital(verb)} ${it} as ${hasNew && next !== '' ? next : type || 'the new document says'}${hasOld ? `, no longer as ${old}` : ''}.`;
const limit =
  (send: (parts: Parts) => string, read: (parts: Parts) => string): Sentence =>
  (parts) =>
    `${parts.isSent ? send(parts) : read(parts)}${parts.hasOld && parts.hasNew ? ` (was ${parts.old})` : ''}.`;
const impossible: Sentence = ({ it }) => `Stop sending ${it}: no value of it is accepted any more.`;
const listed: Sentence = (parts) => (parts.hasNone && parts.isSent ? impossible(parts) : oneOfListed(parts));
const oneOfListed: Sentence = ({ isSent, it, values, new: next }) =>
  isSent
    ? `Send one of the listed values for ${it}: ${values || next}.`
    : `Expect any value in ${it}: give values that you do not know a default branch.`;

/** What to do, by rule; rules that are not here are answered with their own advice. */
export const sentences: Readonly<Partial<Record<RuleId, Sentence>>> = {
  'property-renamed': rename,
  'enum-value-renamed': ({ verb, it, to, from }) => `${capital(verb)} ${to} instead of ${from} for ${it}.`,
  'parameter-renamed': ({ to, from }) => `Send ${to} instead of ${from}.`,
  'path-renamed': ({ to, from }) => `Call ${to} instead of ${from}.`,
  'required-property-removed': removedMember,
  'optional-property-removed': removedMember,
  'required-property-added': addedMember,
  'optional-property-added': addedMember,
  'property-became-required': requiredMember,
  'property-became-optional': optionalMember,
  'property-became-read-only': ({ it }) => `Stop sending ${it}; only read it.`,
  'property-became-write-only': ({ it }) => `Stop reading ${it}; keep what you sent if you need it later.`,
  'required-parameter-added': requiredMember,
  'parameter-became-required': requiredMember,
  'required-parameter-removed': ({ it }) => `Stop sending ${it}.`,
  'optional-parameter-removed': ({ it }) => `Stop sending ${it}, and check what you get without it.`,
  'required-body-added': () => 'Send a request body with every call.',
  'body-became-required': () => 'Send a request body with every call.',
  'required-body-removed': () => 'Stop sending a request body.',
  'optional-body-removed': () => 'Stop sending a request body.',
  'required-header-removed': ({ name }) => `Do without the response header ${name}.`,
  'optional-header-removed': ({ name }) => `Do without the response header ${name}.`,
  'header-became-optional': ({ name }) => `Handle responses without the header ${name}.`,
  'accepted-media-type-removed': ({ name }) => `Stop sending ${name}; send one that is still accepted, if there is one.`,
  'offered-media-type-removed': ({ name }) => `Stop asking for ${name} in \`Accept\`; ask for one that is still offered, if there is one.`,
  'success-status-removed': ({ name }) => `Stop waiting for the status ${name}; any status from 200 to 299 means success.`,
  'success-status-added': ({ name }) => `Take the status ${name} for success as well; it may come without the payload that you know.`,
  'error-status-removed': ({ name }) => `Do not wait for the status ${name}; treat any status from 400 on as an error.`,
  'type-changed': newForm,
  'type-narrowed': (parts) => (parts.hasNone ? impossible(parts) : `${capital(parts.verb)} ${parts.it} only as ${parts.new}.`),
  'type-widened': ({ isSent, it, new: next, hadNone }) =>
    isSent
      ? `Send ${it} as ${next}.`
      : hadNone
        ? `Read ${it} as ${next}: it may come now.`
        : `Read ${it} as ${next}: each of these forms may come.`,
  'format-changed': newForm,
  'format-narrowed': ({ verb, it, new: next, hasNew }) =>
    hasNew ? `${capital(verb)} ${it} in the format ${next}.` : `Check the format of ${it}.`,
  'format-widened': ({ it, old, new: next, hasNew }) =>
    hasNew ? `Make room for ${it} as ${next}; it was ${old}.` : `Do not count on ${it} being in the format ${old}: any text may come.`,
  'null-disallowed': ({ it }) => `Do not send \`null\` for ${it}: leave it out, or send a value.`,
  'null-allowed': ({ it }) => `Handle \`null\` in ${it}.`,
  'enum-value-removed': ({ isSent, name, it, values }) =>
    isSent ? `Stop sending ${name} for ${it}${values === '' ? '' : `; what is left: ${values}`}.` : `Do not wait for ${name} in ${it}.`,
  'enum-value-added': ({ name, it }) => `Handle the new value ${name} of ${it}, and give values that you do not know a default branch.`,
  'enum-introduced': listed,
  'enum-dropped': listed,
  'enum-closed': listed,
  'enum-opened': listed,
  'minimum-raised': limit(
    ({ it, new: next }) => `Send no number below ${next} for ${it}`,
    ({ it, new: next }) => `Expect ${it} from ${next} on`,
  ),
  'minimum-lowered': limit(
    ({ it, new: next }) => `Send ${it} from ${next} on`,
    ({ it, new: next, hasNew }) => (hasNew ? `Accept numbers down to ${next} in ${it}` : `Accept any small number in ${it}`),
  ),
  'maximum-lowered': limit(
    ({ it, new: next }) => `Send no number above ${next} for ${it}`,
    ({ it, new: next }) => `Expect ${it} up to ${next}`,
  ),
  'maximum-raised': limit(
    ({ it, new: next }) => `Send ${it} up to ${next}`,
    ({ it, new: next, hasNew }) =>
      hasNew ? `Accept numbers up to ${next} in ${it}, and check the width of what you store them in` : `Accept any large number in ${it}`,
  ),
  'min-length-raised': limit(
    ({ it, new: next }) => `Send at least ${next} ${next === '`1`' ? 'character' : 'characters'} in ${it}`,
    ({ it, new: next }) => `Expect at least ${next} characters in ${it}`,
  ),
  'min-length-lowered': limit(
    ({ it, new: next }) => `Send ${next} characters or more in ${it}`,
    ({ it }) => `Accept shorter texts in ${it}, perhaps empty ones`,
  ),
  'max-length-lowered': limit(
    ({ it, new: next }) => `Send at most ${next} characters in ${it}`,
    ({ it, new: next }) => `Expect at most ${next} characters in ${it}`,
  ),
  'max-length-raised': limit(
    ({ it, new: next }) => `Send up to ${next} characters in ${it}`,
    ({ it, new: next, hasNew }) => (hasNew ? `Make room for ${next} characters in ${it}` : `Make room for texts of any length in ${it}`),
  ),
  'pattern-added': ({ isSent, it, new: next }) =>
    isSent ? `Send only texts that match ${next} in ${it}.` : `Expect texts that match ${next} in ${it}.`,
  'pattern-changed': ({ verb, it, new: next }) => `${capital(verb)} texts that match ${next} in ${it}.`,
  'pattern-narrowed': ({ verb, it, new: next }) => `${capital(verb)} texts that match ${next} in ${it}.`,
  'pattern-removed': ({ it }) => `Accept texts of any form in ${it}.`,
  'min-items-raised': limit(
    ({ it, new: next }) => `Send at least ${next} ${next === '`1`' ? 'item' : 'items'} in ${it}`,
    ({ it, new: next }) => `Expect at least ${next} items in ${it}`,
  ),
  'min-items-lowered': limit(
    ({ it }) => `Send shorter lists in ${it} where it helps`,
    ({ it }) => `Accept shorter lists in ${it}, perhaps empty ones`,
  ),
  'max-items-lowered': limit(
    ({ it, new: next }) => `Send at most ${next} items in ${it}`,
    ({ it, new: next }) => `Expect at most ${next} items in ${it}`,
  ),
  'max-items-raised': limit(
    ({ it, new: next }) => `Send up to ${next} items in ${it}`,
    ({ it, new: next, hasNew }) => (hasNew ? `Accept up to ${next} items in ${it}` : `Accept lists of any length in ${it}`),
  ),
  'unique-items-required': ({ it }) => `Remove repeated items from ${it} before you send it.`,
  'unique-items-dropped': ({ it }) => `Expect repeated items in ${it}.`,
  'object-closed': ({ it }) => `Send only the fields that the document names in ${it}.`,
  'object-opened': ({ it }) => `Pass over fields that you do not know in ${it}.`,
  'alternative-removed': ({ isSent, name, it, old }) =>
    isSent
      ? `Stop sending ${name || old} in ${it}; send one of the alternatives that are left.`
      : `Do not wait for ${name || old} in ${it}.`,
  'alternative-added': ({ name, it, new: next }) =>
    `Expect ${next === 'nothing' ? name : next} in ${it} as well, and pass over alternatives that you do not know.`,
  'operation-removed': ({ operation }) =>
    /^`+ ?(?:webhook|callback) /.test(operation) ? `Do not wait for ${operation} any more: nobody calls it.` : `Stop calling ${operation}.`,
  'security-tightened': ({ new: next }) => `Authenticate with ${next}.`,
  'security-changed': ({ new: next }) => `Authenticate with ${next}.`,
  'security-scheme-changed': ({ it, old, new: next }) => `Send the credentials of ${it} as ${next} instead of ${old}.`,
  'oauth-url-changed': ({ old, new: next }) => `Use ${next} instead of ${old}.`,
  'oauth-flow-removed': ({ name }) => `Move to another OAuth 2 flow than ${name}.`,
  'oauth-scope-removed': ({ name }) => `Stop asking for the scope ${name}.`,
  'url-structure-changed': ({ old, new: next }) => `Send requests to ${next} instead of ${old}.`,
  'server-url-changed': ({ old, new: next }) => `Send requests to ${next} instead of ${old}.`,
  'server-removed': ({ name, old }) => `Stop calling ${old === 'nothing' ? name : old}.`,
  'path-spelling-changed': ({ old, new: next }) => `Call ${next} instead of ${old}.`,
};

function typed(type: string): string {
  return type === '' ? '' : ` (${type})`;
}
