import type { Direction } from '../../../model/api.ts';
import { lastToken } from '../../../model/pointer.ts';
import type { SchemaSet, View } from '../../../normalise/view.ts';
import { evaluate } from '../../../schema/evaluate.ts';
import { TYPE } from '../../../schema/node.ts';
import type { Party } from '../context.ts';
import { bitsOf, isPureUnion, meantTypes, travels } from '../meaning.ts';
import { createNames, pascalCase } from '../names.ts';
import type { Names } from '../names.ts';
import { createDirected } from './directed.ts';
import { soleReference } from './sole-reference.ts';
import { keyOf, unionOf } from './type.ts';
import type { Declaration, Type, TypeProperty } from './type.ts';

/** The types of one document. */
export interface Types {
  /** The type of a schema in a direction; what is an object with properties gets a name, `hint` where it has none. */
  readonly typeOf: (places: SchemaSet, direction: Direction, hint: string) => Type;
  /** Gives a type a name. */
  readonly declare: (name: string, type: Type, description: string | undefined) => Type;
  readonly declarations: () => readonly Declaration[];
}

/** Makes the types of one side. A component has one type, and a second one where it differs by direction. */
export function createTypes(module: Declaration['module'], parties: Readonly<Record<Direction, Party>>): Types {
  const declarations: Declaration[] = [];
  const known = new Map<string, Type>();
  const names: Names = createNames();
  const componentNames = new Map([...parties.request.api.schemas.keys()].map((name) => [name, names.take(pascalCase(name))] as const));
  const byShape = new Map<string, Declaration>();
  const isDirected = createDirected();

  function typeOf(places: SchemaSet, direction: Direction, hint: string): Type {
    const party = parties[direction];
    const behind = party.behind(places);
    const directed = isDirected(party, behind);
    const key = `${directed ? direction : ''} ${behind.join(' ')}`;
    const memory = known.get(key);
    if (memory !== undefined) return memory;
    const reference = soleReference(party.api.document, behind);
    if (reference !== undefined) return orNull(typeOf([reference], direction, hint), behind, direction);
    const view = party.view(behind);
    const component = componentOf(view, behind);
    if (component === undefined && !hasOwnName(view)) return anonymous(view, behind, direction, hint);
    const isInRequest = directed && direction === 'request' && component !== undefined;
    const declaration: Declaration = { name: '', module, description: view.description?.value, type: { kind: 'unknown' } };
    if (component !== undefined)
      declaration.name = isInRequest ? names.take(`${pascalCase(component)}InRequest`) : componentName(component);
    const type = orNull({ kind: 'named', declaration }, behind, direction);
    known.set(key, type);
    declarations.push(declaration);
    declaration.type = withoutNullOf(view, direction, pascalCase(component ?? hint));
    if (component !== undefined) return type;
    const same = orNull({ kind: 'named', declaration: sharedOrNamed(declaration, hint) }, behind, direction);
    known.set(key, same);
    return same;
  }

  function componentName(component: string): string {
    return componentNames.get(component) ?? names.take(pascalCase(component));
  }

  /** What has the same name and the same shape as another one is that one: a body in several media types, for one. */
  function sharedOrNamed(declaration: Declaration, hint: string): Declaration {
    const key = `${hint} ${keyOf(declaration.type)}`;
    const other = byShape.get(key);
    if (other !== undefined) {
      declaration.name = other.name;
      declarations.splice(declarations.indexOf(declaration), 1);
      return other;
    }
    declaration.name = names.take(pascalCase(hint));
    byShape.set(key, declaration);
    return declaration;
  }

  function anonymous(view: View, places: SchemaSet, direction: Direction, hint: string): Type {
    return orNull(withoutNullOf(view, direction, hint), places, direction);
  }

  function orNull(type: Type, places: SchemaSet, direction: Direction): Type {
    return isNullable(places, parties[direction]) ? unionOf([type, { kind: 'null' }]) : type;
  }

  function withoutNullOf(view: View, direction: Direction, hint: string): Type {
    if (view.values !== undefined && view.extensible?.value !== true) {
      return unionOf(
        view.values.value.map<Type>((value) =>
          typeof value === 'object' || typeof value === 'bigint' ? { kind: 'unknown' } : { kind: 'literal', value },
        ),
      );
    }
    const alternatives = view.unions.map(({ members }) =>
      unionOf(
        members.map(({ schema, component, title, tag }, index) =>
          typeOf(schema, direction, `${hint}${pascalCase(component ?? title ?? tag ?? String(index + 1))}`),
        ),
      ),
    );
    const [first, second] = alternatives;
    if (first !== undefined && second === undefined && isPureUnion(view)) return first;
    const own = typeOfOwn(view, direction, hint);
    if (alternatives.length === 0) return own;
    return { kind: 'intersection', of: [...(own.kind === 'unknown' || own.kind === 'record' ? [] : [own]), ...alternatives] };
  }

  function typeOfOwn(view: View, direction: Direction, hint: string): Type {
    const bits = bitsOf(meantTypes(view));
    if (bits.length >= 5) return { kind: 'unknown' };
    return unionOf(
      bits.map<Type>((bit) => {
        switch (bit) {
          case TYPE.boolean:
            return { kind: 'boolean' };
          case TYPE.string:
            return { kind: 'string' };
          case TYPE.array:
            return { kind: 'list', of: itemType(view, direction, hint) };
          case TYPE.object:
            return objectType(view, direction, hint);
          default:
            return { kind: 'number' };
        }
      }),
    );
  }

  function itemType(view: View, direction: Direction, hint: string): Type {
    const of = (places: SchemaSet): Type => typeOf(places, direction, `${hint}Item`);
    const rest: Type = view.items === undefined ? { kind: 'unknown' } : of(view.items.value);
    return unionOf([...(view.prefixItems?.value ?? []).map(of), rest]);
  }

  function objectType(view: View, direction: Direction, hint: string): Type {
    const declared = [...view.properties.values()].filter(({ access }) => travels(access, direction));
    const { additionalProperties: rest } = view;
    if (declared.length === 0) {
      const of: Type = rest === undefined || rest.value === 'closed' ? { kind: 'unknown' } : typeOf(rest.value, direction, `${hint}Member`);
      return { kind: 'record', of };
    }
    return {
      kind: 'object',
      properties: declared.map<TypeProperty>(({ name, schema }) => ({
        name,
        type: typeOf(schema, direction, `${hint}${pascalCase(name)}`),
        isOptional: !view.required.has(name),
        description: parties[direction].view(schema).description?.value,
      })),
    };
  }

  function declare(wanted: string, type: Type, description: string | undefined): Type {
    const declaration: Declaration = { name: names.take(wanted, `${wanted}Message`), module, description, type };
    declarations.push(declaration);
    return { kind: 'named', declaration };
  }

  return { typeOf, declare, declarations: () => declarations };
}

/** Most schemas say it themselves; only of the others the whole is asked. */
function isNullable(places: SchemaSet, party: Party): boolean {
  const view = party.view(places);
  if (!view.nullable.value) return false;
  const isPlain = view.unions.length + view.not.length + view.conditions.length === 0 && view.values === undefined;
  return isPlain || evaluate(party.node(places), null) === true;
}

const MOST_ALTERNATIVES = 2;

/** Scalars, and a choice of two, read better where they stand. */
function hasOwnName(view: View): boolean {
  if (isPureUnion(view)) return (view.unions[0]?.members.length ?? 0) > MOST_ALTERNATIVES;
  return view.properties.size > 0 && (meantTypes(view) & TYPE.object) !== 0;
}

function componentOf(view: View, [place, second]: SchemaSet): string | undefined {
  if (place === undefined || second !== undefined || view.component === undefined) return undefined;
  // Of a schema that adds something beside its reference the component is not all.
  return lastToken(place) === view.component ? view.component : undefined;
}
