import type { Operation, Parameter, ParameterLocation } from '../../../model/api.ts';
import type { Spot } from '../context.ts';
import type { Meeting } from '../derive/scalar.ts';
import type { Part } from './plan.ts';

/** What both sides of an operation are called, sender first. */
export interface OperationSides {
  readonly sender: Operation;
  readonly receiver: Operation;
  readonly direction: Meeting['direction'];
  readonly spot: Spot;
}

/** A parameter with the name under which adapters hold it: header names have no case (RFC 9110, section 5.1). */
export interface NamedParameter {
  readonly part: Part;
  readonly name: string;
  readonly parameter: Parameter;
}

/** The parameters of an operation; a whole query as one parameter (3.2) is none of them. */
export function namedParameters({ parameters }: Operation): readonly NamedParameter[] {
  return parameters.flatMap((parameter) => {
    const part = PART_OF[parameter.in];
    return part === undefined ? [] : [{ part, name: part === 'headers' ? parameter.name.toLowerCase() : parameter.name, parameter }];
  });
}

const PART_OF: Readonly<Record<ParameterLocation, Part | undefined>> = {
  path: 'path',
  query: 'query',
  header: 'headers',
  cookie: 'cookies',
  querystring: undefined,
};
