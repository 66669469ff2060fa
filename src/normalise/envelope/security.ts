import type { Facet, OAuthFlow, SecurityRequirement, SecurityScheme } from '../../model/api.ts';
import { isObject } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import { defined, flagField, isExtension, items, members, membersOf, text, textItems, wrongType, textField } from './fields.ts';
import type { ObjectPlace } from './fields.ts';
import { describedBy, follow } from './references.ts';
import type { Reading } from './reading.ts';

/** Reads one security scheme; undefined, with a note, when it has no type. */
export type ReadScheme = (reading: Reading, name: string, place: ObjectPlace) => SecurityScheme | undefined;

/** The security schemes of a document, and how to add one that a requirement names by its URI. */
export interface Schemes {
  readonly byName: Map<string, SecurityScheme>;
  readonly read: ReadScheme;
}

/** The declared security schemes below `owner`, by name. */
export function readSchemes(reading: Reading, owner: ObjectPlace | undefined, keyword: string, read: ReadScheme): Schemes {
  const byName = new Map<string, SecurityScheme>();
  for (const member of owner === undefined ? [] : members(reading, owner, keyword)) {
    const found = follow(reading, member, 'a security scheme');
    if (found === undefined) continue;
    const scheme = read(reading, member.name, found);
    if (scheme === undefined) continue;
    byName.set(member.name, describedBy(found, scheme));
  }
  return { byName, read };
}

/** A security scheme of 3.x (OpenAPI 3.1, section 4.8.27; 3.2 adds `deprecated` and the device flow). */
export function readScheme(reading: Reading, name: string, place: ObjectPlace): SecurityScheme | undefined {
  const type = text(reading, place, 'type');
  if (type === undefined) {
    reading.note(place.address, `the security scheme ${name} has no type`);
    return undefined;
  }
  const flows = new Map<string, OAuthFlow>();
  for (const { name: flow, address, value } of members(reading, place, 'flows')) {
    if (isExtension(flow)) continue;
    if (isObject(value)) flows.set(flow, readFlow(reading, { address, value }));
    else reading.note(address, wrongType(flow, 'an object', value));
  }
  return {
    address: place.address,
    name,
    type,
    flows,
    deprecated: flagField(reading, place, 'deprecated')?.value ?? false,
    ...defined({
      in: text(reading, place, 'in'),
      parameterName: text(reading, place, 'name'),
      // Names of HTTP authentication schemes are compared without case (RFC 9110, section 11.1).
      scheme: text(reading, place, 'scheme')?.toLowerCase(),
      bearerFormat: text(reading, place, 'bearerFormat'),
      openIdConnectUrl: text(reading, place, 'openIdConnectUrl'),
      description: textField(reading, place, 'description'),
    }),
  };
}

/** One OAuth flow; in 2.0 the scheme itself is the flow. */
export function readFlow(reading: Reading, place: ObjectPlace): OAuthFlow {
  const scopes = new Map<string, string>();
  for (const { name, address, value } of members(reading, place, 'scopes')) {
    if (isExtension(name)) continue;
    if (typeof value !== 'string') reading.note(address, wrongType(`the scope ${name}`, 'a string', value));
    scopes.set(name, typeof value === 'string' ? value : '');
  }
  return {
    address: place.address,
    scopes,
    ...defined({
      authorizationUrl: text(reading, place, 'authorizationUrl'),
      tokenUrl: text(reading, place, 'tokenUrl'),
      refreshUrl: text(reading, place, 'refreshUrl'),
      deviceAuthorizationUrl: text(reading, place, 'deviceAuthorizationUrl'),
    }),
  };
}

/**
 * The `security` of a document or an operation; undefined where it does not stand. The empty array asks
 * for nothing, which is what one empty requirement says: anonymous access (OpenAPI 3.1, section 4.8.10).
 */
export function readSecurity(reading: Reading, owner: ObjectPlace, schemes: Schemes): Facet<readonly SecurityRequirement[]> | undefined {
  const alternatives = items(reading, owner, 'security');
  if (alternatives === undefined) return undefined;
  const value = alternatives.flatMap((alternative) => {
    if (isObject(alternative.value)) return [readRequirement(reading, { address: alternative.address, value: alternative.value }, schemes)];
    reading.note(alternative.address, wrongType('a security requirement', 'an object', alternative.value));
    return [];
  });
  return { address: append(owner.address, 'security'), value: alternatives.length === 0 ? [new Map()] : value };
}

function readRequirement(reading: Reading, place: ObjectPlace, schemes: Schemes): SecurityRequirement {
  const requirement = new Map<string, readonly string[]>();
  for (const { name, address } of membersOf(place)) {
    if (!schemes.byName.has(name)) {
      const scheme = schemeByReference(reading, name, address, schemes);
      if (scheme === undefined) reading.note(address, `the security scheme ${name} is not declared`);
      else schemes.byName.set(name, scheme);
    }
    requirement.set(
      name,
      (textItems(reading, place, name) ?? []).map((scope) => scope.value),
    );
  }
  return requirement;
}

function schemeByReference(reading: Reading, name: string, from: string, schemes: Schemes): SecurityScheme | undefined {
  if (!reading.features.has('security schemes by reference')) return undefined;
  const address = reading.document.resolve(name, from);
  const value = address === undefined ? undefined : reading.document.at(address);
  if (address === undefined || !isObject(value)) return undefined;
  const found = follow(reading, { address, value: value satisfies JsonObject }, 'a security scheme');
  return found === undefined ? undefined : schemes.read(reading, name, found);
}
