import type { Conversion, Field, FunctionPlan, Gap, GatheredField, TakenField } from './plan.ts';

/**
 * Whether a conversion changes nothing, however deep one looks. What calls itself is looked at once; of a function
 * that is still being made nobody knows.
 */
export function isSame(conversion: Conversion): boolean {
  const seen = new Set<FunctionPlan>();
  const pending = [conversion];
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    if (here.kind === 'call') {
      if (seen.has(here.plan)) continue;
      seen.add(here.plan);
    }
    if ((here.kind === 'call' && here.plan.isOpen) || changesHere(here)) return false;
    pending.push(...inside(here));
  }
  return true;
}

function changesHere(conversion: Conversion): boolean {
  switch (conversion.kind) {
    case 'same':
    case 'nullable':
    case 'items':
    case 'members':
      return false;
    case 'call': {
      const { body } = conversion.plan;
      if (body.kind === 'union') return false;
      return body.drops.length + body.moved.length > 0 || body.fields.some((field) => !isInPlace(field));
    }
    default:
      return true;
  }
}

/** Whether a field comes from the property of its own name, and nothing stands for one that is missing. */
export function isInPlace(field: Field): boolean {
  if (field.kind === 'gathered') return false;
  const { to, from, missing } = field;
  return from?.length === 1 && from[0] === to && (missing === undefined || missing.kind === 'left out');
}

/** The conversions directly inside one. */
export function inside(conversion: Conversion): readonly Conversion[] {
  switch (conversion.kind) {
    case 'same':
    case 'decide':
    case 'notation':
    case 'values':
      return [];
    case 'checked':
    case 'items':
    case 'members':
    case 'to list':
    case 'from list':
    case 'wrapped':
    case 'unwrapped':
      return [conversion.of];
    case 'nullable':
      return [conversion.whenNull, conversion.of];
    case 'call': {
      const { body } = conversion.plan;
      return body.kind === 'object'
        ? takenFields(body.fields).map(({ value }) => value)
        : [...body.branches.map(({ value }) => value), body.otherwise];
    }
  }
}

/** The gaps of a conversion itself, without those inside it but with those of missing properties. */
export function gapsOf(conversion: Conversion): readonly Gap[] {
  switch (conversion.kind) {
    case 'decide':
    case 'checked':
    case 'from list':
      return [conversion.gap];
    case 'notation':
    case 'values':
    case 'unwrapped':
      return conversion.gap === undefined ? [] : [conversion.gap];
    case 'wrapped':
      return gapsOfFields(conversion.others);
    case 'call': {
      const { body } = conversion.plan;
      return body.kind === 'union' ? [] : gapsOfFields(body.fields);
    }
    default:
      return [];
  }
}

function gapsOfFields(fields: readonly Field[]): readonly Gap[] {
  return takenFields(fields).flatMap(({ missing }) => (missing?.kind === 'decide' ? [missing.gap] : []));
}

/** The fields that have one source each, those of gathered objects included. */
export function takenFields(fields: readonly Field[]): readonly TakenField[] {
  return fields.flatMap((field) => (field.kind === 'taken' ? [field] : takenFields(fieldsOf(field))));
}

/** Everything that a gathered object is made of. */
export function fieldsOf({ kept, fields }: GatheredField): readonly Field[] {
  return kept === undefined ? fields : [kept, ...fields];
}

/** The properties of the source itself that fields take away from where they stood. */
export function ownSources(fields: readonly Field[]): readonly string[] {
  return takenFields(fields).flatMap(({ from }) => (from?.length === 1 ? from : []));
}
