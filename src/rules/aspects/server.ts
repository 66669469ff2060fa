import type { Server } from '../../model/api.ts';
import type { Json } from '../../model/json.ts';
import { append } from '../../model/pointer.ts';
import type { Aspect, Loss } from '../aspect.ts';
import { oneFace, proseFace } from './faces.ts';
import { changed, facetAt } from './loss.ts';

const url = 'https://{region}.example.com';
const regional = (variable: Json) => [{ url, variables: { region: variable } }] as const;
const plain = 'https://api.example.com';

/** What can change about a server, paired by its URL. */
export const serverAspects = [
  {
    kind: 'presence',
    watches: 'server',
    lost: (server) => ({
      before: { address: server.urlAddress === undefined ? append(server.address, 'url') : server.address, value: server.url },
    }),
    faces: {
      lost: {
        id: 'server-removed',
        title: 'Server removed',
        message: '{subject} was removed',
        effect: 'withdraws',
        why: 'Clients that call this address may reach nobody.',
        advice: 'Call one of the servers that are left.',
      },
      gained: {
        id: 'server-added',
        title: 'Server added',
        message: '{subject} was added',
        effect: 'extends',
        why: 'The addresses that clients know stay.',
        advice: 'Call it where it helps; nothing needs to change.',
      },
    },
    example: { loose: [{ url: plain }, { url: 'https://eu.example.com' }], tight: [{ url: plain }] },
  },
  {
    kind: 'facet',
    watches: 'server',
    keys: ['variables'],
    lost: missingValues,
    faces: {
      lost: {
        id: 'server-variable-value-removed',
        title: 'Value of a server variable removed',
        message: 'variable {name} of {subject} no longer takes {old}',
        effect: 'narrows',
        why: 'The address with this value may reach nobody.',
        advice: 'Use one of the values that are left.',
      },
      gained: {
        id: 'server-variable-value-added',
        title: 'Value of a server variable added',
        message: 'variable {name} of {subject} takes {new} now',
        effect: 'widens',
        why: 'The addresses that clients know stay.',
        advice: 'Use it where it helps; nothing needs to change.',
      },
    },
    example: { loose: regional({ default: 'eu', enum: ['eu', 'us'] }), tight: regional({ default: 'eu', enum: ['eu'] }) },
  },
  {
    kind: 'facet',
    watches: 'server',
    keys: ['variables'],
    lost: (a, b) =>
      [...a.variables].flatMap(([name, variable]) => {
        const other = b.variables.get(name);
        return other === undefined
          ? []
          : changed(facetAt(variable, 'default', variable.default), facetAt(other, 'default', other.default), name);
      }),
    faces: oneFace({
      id: 'server-variable-default-changed',
      title: 'Default of a server variable changed',
      message: 'default of variable {name} of {subject} changed from {old} to {new}',
      effect: 'replaces',
      why: 'Clients that never set the variable call another address after an update.',
      advice: 'Set the variable where you need the old address.',
    }),
    example: { loose: regional({ default: 'eu' }), tight: regional({ default: 'us' }) },
  },
  {
    kind: 'facet',
    watches: 'server',
    keys: ['description'],
    lost: (a, b) => changed(facetAt(a, 'description', a.description), facetAt(b, 'description', b.description)),
    faces: proseFace('server-description-changed', 'Description of a server changed', 'description'),
    example: { loose: [{ url: plain, description: 'Production' }], tight: [{ url: plain, description: 'Main' }] },
  },
] as const satisfies readonly Aspect[];

/** One loss for each value that a variable of `b` no longer lists; a variable without `enum` takes anything. */
function missingValues(a: Server, b: Server): readonly Loss[] {
  return [...a.variables].flatMap(([name, variable]) => {
    const allowed = b.variables.get(name)?.enum;
    if (variable.enum === undefined || allowed === undefined) return [];
    return variable.enum
      .filter((value) => !allowed.includes(value))
      .map((value) => ({ name, before: { address: append(variable.address, 'enum'), value } }));
  });
}
