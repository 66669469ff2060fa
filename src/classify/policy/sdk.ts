import { each, regroupedParameters } from './families.ts';
import type { Policy, PolicyRow } from './policy.ts';
import { wire } from './wire.ts';

function renamed(because: string): PolicyRow {
  return { severity: 'breaking', because };
}

/** The policy `wire`, and what code generated from the document is named and shaped after. */
export const sdk: Policy = {
  name: 'sdk',
  title: 'SDK',
  summary:
    'For APIs whose clients are generated: the policy `wire`, and whatever renames or retypes a class, a method or an argument of generated code.',
  source: null,
  rows: {
    ...wire.rows,
    'operation-id-changed': renamed('Generated methods are named after the operation id, and callers of the old name no longer compile.'),
    'operation-tag-removed': renamed('Generated classes are named after tags, and the method leaves the class where callers look for it.'),
    'operation-tag-added': renamed('Generated classes are named after tags, and a new first tag moves the method to another class.'),
    'tag-renamed': renamed('Generated classes are named after tags, and code that uses the old class no longer compiles.'),
    'callback-renamed': renamed('Generated handlers are named after callbacks, and code that implements the old name no longer compiles.'),
    'component-renamed': renamed('Generated types are named after components, and code that uses the old name no longer compiles.'),
    'parameter-name-changed': renamed('Generated arguments are named after parameters, and callers of the old name no longer compile.'),
    ...each(
      regroupedParameters,
      renamed('Generated methods take one argument for each parameter, and callers that pass them otherwise no longer compile.'),
    ),
    'parameter-order-changed': renamed(
      'Generated methods take their arguments in this order, and callers that pass them by place pass the wrong ones.',
    ),
    'type-changed': {
      severity: 'breaking',
      because: 'Generated code declares another type, and callers no longer compile, whatever is written on the wire.',
      evenIfContained: true,
    },
    'optional-parameter-removed': renamed('The argument is gone from the generated method, and callers that pass it no longer compile.'),
    'required-parameter-removed': renamed('The argument is gone from the generated method, and callers that pass it no longer compile.'),
    'optional-property-removed': renamed('The field is gone from the generated class, and code that uses it no longer compiles.'),
    'required-property-removed': renamed('The field is gone from the generated class, and code that uses it no longer compiles.'),
  },
};
