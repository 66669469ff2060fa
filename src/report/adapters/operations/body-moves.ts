import type { Body } from '../../../model/api.ts';
import type { Property, View } from '../../../normalise/view.ts';
import type { Rename } from '../../../diff/rename.ts';
import type { AdapterContext, Party } from '../context.ts';
import type { NamedParameter, OperationSides } from './named-parameters.ts';
import { namedParameters } from './named-parameters.ts';

/** A parameter of one side that is a property of the body on the other one. */
export interface BodyMove {
  readonly parameter: NamedParameter;
  readonly property: Property;
  /** The body that declares the property. */
  readonly view: View;
  readonly rename: Rename;
}

/** What moved between the parameters of a call and its body. */
export interface BodyMoves {
  /** Parameters of the sender that the receiver has in the body. */
  readonly into: readonly BodyMove[];
  /** Properties of the sender's body that the receiver has as parameters. */
  readonly outOf: readonly BodyMove[];
}

/** Looks which parameters of a call went into its body, and which came out of it. */
export function bodyMoves({ sender, receiver, direction }: OperationSides, context: AdapterContext): BodyMoves {
  const { relocated, renames } = context;
  if (relocated.size === 0) return { into: [], outOf: [] };
  const parties = context.parties(direction);
  const isOld = direction === 'request';
  const moves = (
    parameters: readonly NamedParameter[],
    body: Body | undefined,
    party: Party,
    renameOf: (parameter: NamedParameter, property: Property) => Rename | undefined,
  ): readonly BodyMove[] =>
    propertiesOf(body, party).flatMap(({ property, view }) => {
      if (!relocated.has(property.address)) return [];
      return parameters.flatMap((parameter) => {
        const rename = renameOf(parameter, property);
        return rename === undefined ? [] : [{ parameter, property, view, rename }];
      });
    });
  const between = (from: { readonly address: string }, to: { readonly address: string }): Rename | undefined =>
    isOld ? renames.ofParameters(from.address, to.address) : renames.ofParameters(to.address, from.address);
  return {
    into: moves(namedParameters(sender), receiver.body, parties.receiver, ({ parameter }, property) => between(parameter, property)),
    outOf: moves(namedParameters(receiver), sender.body, parties.sender, ({ parameter }, property) => between(property, parameter)),
  };
}

function propertiesOf(body: Body | undefined, party: Party): readonly { readonly property: Property; readonly view: View }[] {
  const [schema] = (body?.content ?? []).flatMap((item) => item.schema ?? []);
  if (schema === undefined) return [];
  const view = party.view([schema.address]);
  return [...view.properties.values()].map((property) => ({ property, view }));
}
